"""Words by which lines of furniture are known: data for ``furniture``, no code.

Floor 2. A line is furniture if one of the patterns matches all of it, letter case put aside. They
are habits of web pages in general; no pattern names a site.
"""

_THING = (
    "(?:chapter|article|story|report|post|text|page|document|guide|pdf|paper|transcript|video|"
    "list|version|issue|press release|episode|profile|biography|bio|case study|resource|comment|"
    "review|gallery|brochure|factsheet|toolkit|publication|abstract|archive|result)s?"
)
_WHICH = (
    "(?:the|this|our|all|full|whole|entire|complete|more|next|previous|original|online|related)"
)
_NOTE = r"(?: \(.{1,30}\))?"
_SITE_TERMS = (
    "(?:policy|notice|statement|settings|preferences|information|of use|of service|"
    "and conditions|& conditions)"
)
_COUNTED = "(?:comments?|likes?|shares?|views?)"

LINES: dict[str, tuple[str, ...]] = {
    "page marker": (
        "(?:top|bottom|start|end) of (?:the )?(?:page|document|content)",
        "(?:back|return|go|jump|scroll) to (?:the )?(?:top|start|beginning)(?: of (?:the )?page)?",
        "(?:skip|jump) (?:to|over) (?:the )?(?:main |primary )?"
        "(?:content|navigation|search|footer|menu)",
    ),
    "page number": (
        r"page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?",
        r"[-–—|] ?\d{1,4} ?[-–—|]",
    ),
    "breadcrumb": (
        "you are (?:currently )?here:?(?: .*)?",
        r"(?:home|start|homepage) ?[>›»/→\\] ?.+",
        "[^>›»]{1,40}(?: ?[>›»] ?[^>›»]{1,60}){2,}",
    ),
    "share label": (
        "(?:share|tweet|pin) this(?: (?:page|article|post|story|link))?",
        "(?:share|post|send|e-?mail) (?:this )?(?:on|via|by|to|with) .{1,40}",
        "(?:follow|find|like|join) us(?: on .{1,40})?",
        "(?:copy|get) (?:the |this )?(?:link|url)(?: to clipboard)?",
    ),
    "link label": (
        f"(?:view|read|see|download|get|open|show|browse|watch) (?:{_WHICH} )+{_THING}{_NOTE}",
        f"download (?:(?:as|the|a|in) )*{_THING}{_NOTE}",
        "(?:read|learn|find out|see|show|view|discover|load) (?:more|less|all)",
        "(?:continue|keep) reading",
        "(?:click|tap|press) (?:here|below)(?: (?:to|for) .{1,60})?",
        "opens? in (?:a )?new (?:window|tab)",
    ),
    "paging label": (
        "(?:previous|next|prev|older|newer) (?:article|post|page|story|entrie|slide)s?",
    ),
    "cookie notice": (
        "(?:accept|reject|allow|manage|decline) (?:all |my |optional |additional )?"
        "(?:cookies|cookie settings|preferences)(?: only)?",
        "cookie (?:policy|settings|preferences|notice|consent|information)",
    ),
    "account label": (
        "(?:log|sign) ?(?:in|out|up|on)(?: (?:or|/) (?:register|sign up|join|log ?in))?",
        r"(?:create an|my) account|forgot(?:ten)? (?:your )?password\??",
    ),
    "footer link": (
        f"(?:privacy|cookies?|terms|accessibility)(?: {_SITE_TERMS})?(?: ?[|·•/] ?.+)+",
        "(?:privacy|cookie) (?:policy|notice)|terms (?:of (?:use|service)|(?:and|&) conditions)",
        "site ?map|accessibility statement|legal notice",
    ),
    "copyright line": (
        r"(?:©|\(c\)|copyright\b).{0,200}",
        r"all rights reserved\.?",
    ),
    "widget label": (
        "you (?:may|might) (?:also|be) (?:like|enjoy|interested in)",
        "recommended for you|people also (?:read|viewed)|more (?:from|like) this(?: .{1,40})?",
        "related (?:articles|posts|stories|content|pages|links|news|items)",
        "(?:most (?:read|popular|viewed|recent|shared)|trending(?: now)?)",
        "popular (?:posts|articles|tags)|recent (?:posts|comments|articles)",
        "latest (?:news|posts|articles|tweets)",
        "(?:leave|add|post|write) a (?:reply|comment)|no comments(?: yet)?",
        rf"\d+ {_COUNTED}(?: ?[|·•] ?\d+ {_COUNTED})*",
        r"(?:filed under|posted in|tagged(?: with)?|tags?|categor(?:y|ies))\s?:.{0,150}",
        "(?:print|save|bookmark|rate) this(?: (?:page|article|post))?",
        r"was this (?:page|article) (?:helpful|useful)\??",
        "(?:subscribe|sign up) (?:now|today|here|to (?:our|the) newsletter)",
        "(?:subscribe|sign up) for (?:updates|our newsletter|news)",
        r"(?:loading|please wait)(?: ?\.{3}|…)?",
    ),
    "image credit": (
        "(?:photo|image|picture|illustration|photograph)s? ?"
        "(?:credit|by|courtesy(?: of)?|:|©).{0,100}",
    ),
    "advertisement label": ("(?:advertisement|sponsored(?: content)?|advert|ad feature)",),
    "reading time": (
        r"(?:reading time:? ?)?\d{1,3}[ -]?min(?:ute)?s? (?:to read|read(?:ing time)?)",
        r"reading time:? \d{1,3} ?min(?:ute)?s?",
    ),
}
"""Reason → patterns of lines that are furniture wherever they stand."""

LABELS = frozenset(
    {
        *("home", "menu", "main menu", "search", "close", "login", "register", "donate", "sitemap"),
        *("share", "share this", "comments", "subscribe", "newsletter", "tags", "categories"),
        *("contact us", "about us", "next", "previous", "print", "accessibility", "privacy"),
        *("cookies", "faqs", "archives", "advertise", "toggle navigation", "toggle menu"),
        *("quick links", "useful links", "current issue", "latest issue", "this issue"),
        *("in this issue", "past issues", "back issues", "related", "see also", "read next"),
    }
)
"""Labels that are furniture only where no text follows them; above text they may be headings."""

SHARING = frozenset(
    {
        *("facebook", "linkedin", "twitter", "instagram", "spotify", "youtube", "tiktok", "x"),
        *("pinterest", "whatsapp", "threads", "bluesky", "mastodon", "reddit", "telegram"),
        *("snapchat", "tumblr", "messenger", "wechat", "weibo", "vimeo", "flickr", "medium"),
        *("github", "soundcloud", "rss", "email", "e-mail", "print", "sms", "apple podcasts"),
        *("google podcasts", "copy link", "x (twitter)", "twitter / x"),
    }
)
"""Names of services to which a page is shared."""

AMBIGUOUS_SHARING = frozenset({"x", "email", "e-mail", "print", "medium", "threads", "sms"})
"""Those that are ordinary words too: alone they prove nothing."""

ICONS = frozenset(
    {
        *("search", "close", "menu", "quote", "play", "pause", "stop", "arrow", "chevron", "caret"),
        *("check", "tick", "plus", "minus", "download", "upload", "share", "star", "heart", "home"),
        *("user", "lock", "unlock", "calendar", "clock", "phone", "mail", "map", "pin", "filter"),
        *("edit", "trash", "print", "info", "warning", "error", "external", "link", "event"),
        *("file", "image", "video", "audio", "hamburger", "bell", "cart", "settings", "gear"),
        *("cog", "eye", "globe", "refresh", "spinner", "expand", "collapse"),
    }
)
"""Words of icon names."""

FUNCTION_WORDS = frozenset(
    {
        *("the", "a", "an", "of", "and", "or", "but", "to", "in", "on", "for", "with", "from"),
        *("is", "are", "was", "were", "be", "that", "this", "it", "we", "you", "they", "as", "by"),
        *("at", "not", "what", "how", "why", "when", "who", "which", "your", "our", "their"),
    }
)
"""Words that a line of names has none of."""

NOT_NAMES = frozenset(
    {
        *("PDF", "RSS", "URL", "HTML", "FAQ", "FAQS", "JPG", "PNG", "SVG", "GIF", "XML", "CSS"),
        *("OK", "AM", "PM", "MB", "KB", "CC", "BY", "TV", "ID", "QR", "USB", "API", "DOI", "ISBN"),
        *("ISSN", "UTC", "GMT", "BST", "JPEG", "WEBP", "DOC", "DOCX", "PPT", "PPTX", "SMS"),
        *("AND", "THE", "FOR", "OF", "IN", "ON", "TO", "OR", "NEW", "ALL"),
    }
)
"""Capitals that are no name of anybody."""
