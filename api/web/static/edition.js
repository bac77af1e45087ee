/**
 * Highlights a citation that covers several sentences or part of one. One whole sentence needs no
 * script: the style sheet does it by `:target`.
 */

const ADDRESS = /^#c(\d+)-(\d+)$/;

function highlight() {
  document.querySelectorAll(".sentence.cited").forEach((sentence) => sentence.classList.remove("cited"));
  const cited = range(location.hash);
  if (cited === null || document.getElementById(location.hash.slice(1))) {
    return;
  }
  const covered = [...document.querySelectorAll(".sentence[id]")].filter((sentence) => {
    const { start, end } = range(`#${sentence.id}`);
    return start < cited.end && cited.start < end;
  });
  covered.forEach((sentence) => sentence.classList.add("cited"));
  covered[0]?.scrollIntoView();
}

function range(hash) {
  const [, start, end] = ADDRESS.exec(hash) ?? [];
  return start === undefined ? null : { start: Number(start), end: Number(end) };
}

addEventListener("hashchange", highlight);
highlight();
