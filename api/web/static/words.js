/** How sources are put into words. */

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

/** `17 May 2024`, `May 2024` or `2024` for an ISO 8601 date; anything else as it stands. */
export function spokenDate(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (!year || (month && !MONTHS[Number(month) - 1])) {
    return date;
  }
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** `Publisher, 17 May 2024`, as far as they are known. */
export function provenance(citation) {
  const parts = [citation.publisher ?? "Publisher not known"];
  return [...parts, citation.date ? spokenDate(citation.date) : "no date"].join(", ");
}

/** `Headings › above › the passage (page 3)`; empty when the guide gives neither. */
export function place(citation) {
  const { page, slide } = citation.locator;
  const where = page ? `page ${page}` : slide ? `slide ${slide}` : "";
  const headings = citation.heading_path.join(" › ");
  return headings && where ? `${headings} (${where})` : headings || where;
}

/** The guide's page at the sentence, if it is on this server. */
export function address(citation) {
  const url = new URL(citation.url, location.origin);
  return url.origin === location.origin ? url.href : null;
}

export function countedSources(number) {
  return number === 1 ? "1 source" : `${number} sources`;
}

/** The answer as plain text with its sources. */
export function withSources(answer) {
  const paragraphs = answer.segments.map(({ text, citations }) =>
    [text, ...citations.map((marker) => `[${marker}]`)].join(" "),
  );
  const sources = answer.citations.map((citation) =>
    [
      `[${citation.marker}] ${citation.guide_title}. ${provenance(citation)}.`,
      place(citation),
      `“${citation.quote}”`,
      address(citation) ?? "",
    ]
      .filter(Boolean)
      .join("\n    "),
  );
  return [...paragraphs, ...(sources.length ? ["Sources", ...sources] : [])].join("\n\n");
}
