"""YML, reading: what keeps a file, or a value of it, from being read. These findings come from `storygen.story`."""

from __future__ import annotations

from storygen.finding import Severity
from storygen.lint.rule import declare

ERROR = Severity.ERROR
_GOOD = "outcome: success"

declare(
    "YML101",
    "not-utf-8",
    "a file that is not UTF-8",
    rationale="Stories are UTF-8, so that every letter is the one you typed, on every machine. Most editors save so "
    "by default; "
    "others call it an encoding in the dialog for saving.",
    bad="title: Zur\\xfcck  (bytes of latin-1)",
    good="title: Zurück",
    severity=ERROR,
)
declare(
    "YML102",
    "control-characters",
    "characters that nobody can see or print",
    rationale="NUL bytes and their like come from broken copies. Nothing shows them, and searches stumble over them.",
    bad="summary: I cut the wait from 9 days to 3\x07 d.",
    good="summary: I cut the wait from 9 days to 3 d.",
    severity=ERROR,
)  # fmt: skip
declare(
    "YML103",
    "too-large",
    "a file over 1 MiB",
    rationale="A story takes three minutes to tell. What is longer by a thousand times is something else.",
    bad="rough: (two megabytes of a chat)",
    good="rough: (the two pages of it that matter)",
    severity=ERROR,
)
declare(
    "YML104",
    "unreadable",
    "a file that cannot be opened",
    rationale="A folder with the name of a story, a link that leads nowhere, a file you may not read: the others are "
    "built all "
    "the same.",
    bad="stories/x.yaml -> (a file that is gone)",
    good="stories/x.yaml",
    severity=ERROR,
)
declare(
    "YML105",
    "empty",
    "an empty file",
    rationale="A title is enough to begin with.",
    bad="(nothing)",
    good="title: Discharge letters that reach the GP the same week",
    severity=ERROR,
)
declare(
    "YML106",
    "no-mapping",
    "a file that is no mapping of keys to values",
    rationale="A story is written as `key: value`, one key a line at the left margin.",
    bad="- I timed forty letters.\n- I asked the registrars.",
    good="actions:\n  - I timed forty letters.\n  - I asked the registrars.",
    severity=ERROR,
)
declare(
    "YML107",
    "no-yaml",
    "text that YAML cannot read",
    rationale="An indentation that does not match, a bracket that is never closed: from there on nothing can be read "
    "with "
    "certainty.",
    bad="tags: [fraud, incident\noutcome: success",
    good="tags: [fraud, incident]\noutcome: success",
    severity=ERROR,
)  # fmt: skip
declare(
    "YML108",
    "tab",
    "a tab where YAML wants spaces",
    rationale="YAML indents with spaces only; how wide a tab is, nobody can know.",
    bad="context:\n\ttask: The model and its release were mine.",
    good="context:\n  task: The model and its release were mine.",
    severity=ERROR,
)
declare(
    "YML109",
    "key-twice",
    "a key that stands twice",
    rationale="Of two values under one key only the first is read; the other would be lost without a word.",
    bad="scope: team\nscope: org",
    good="scope: org",
    severity=ERROR,
)
declare(
    "YML110",
    "several-documents",
    "several documents in one file",
    rationale="One story, one file: a second document after `---` would be a story without a name.",
    bad="outcome: success\n---\ntitle: Another one",
    good=_GOOD,
    severity=ERROR,
)
declare(
    "YML111",
    "too-deep",
    "values nested over 64 levels",
    rationale="A story needs six levels. What goes deeper came from a program, or means harm.",
    bad=f"tags: {'[' * 70}a{']' * 70}",
    good="tags: [a]",
    severity=ERROR,
)
declare(
    "YML112",
    "repeating-anchors",
    "an alias that repeats without end, or too much",
    rationale="YAML can name a value and repeat it. Repeated in itself it never ends; repeated ten thousand times it "
    "fills the "
    "memory.",
    bad="tags: &again [fraud, *again]",
    good="tags: [fraud]",
    severity=ERROR,
)
declare(
    "YML113",
    "unknown-anchor",
    "an alias of nothing",
    rationale="A text that begins with * is an alias in YAML. In quotes it is text.",
    bad="proof: *still-in-use",
    good='proof: "*still-in-use"',
    severity=ERROR,
)
declare(
    "YML114",
    "tag",
    "a text that YAML takes for a tag",
    rationale="A text that begins with ! is a tag in YAML. In quotes it is text.",
    bad="proof: !important for the search team, says its lead.",
    good='proof: "!important for the search team, says its lead."',
    severity=ERROR,
)
declare(
    "YML115",
    "key-that-is-no-word",
    "a key that is no word",
    rationale="Keys are words. A list or a mapping as key is legal YAML and means nothing in a story.",
    bad="[fraud, incident]: yes",
    good="tags: [fraud, incident]",
    severity=ERROR,
)
declare(
    "YML201",
    "cut-by-hash",
    "a sentence cut by ` #`",
    rationale="A # after a space begins a comment in YAML, so the rest of the sentence is lost.",
    bad="proof: It was ranked #3 of forty by the search team.",
    good='proof: "It was ranked #3 of forty by the search team."',
    severity=ERROR,
)
declare(
    "YML202",
    "cut-by-colon",
    "a sentence that a colon makes a key",
    rationale="A colon and a space make a key of what stands before them.",
    bad="actions:\n  - I decided: roll back at once, and I told the search team and our support lead that morning.\n"
    "  - I compared the features online and offline and found a listing age read in hours, not days.",
    good='actions:\n  - "I decided: roll back at once, and I told the search team and our support lead that morning."\n'
    "  - I compared the features online and offline and found a listing age read in hours, not days.",
    severity=ERROR,
)
declare(
    "YML203",
    "begins-with-a-sign",
    "a text that begins with a sign of YAML's own",
    rationale="%, @, `, *, &, !, |, >, [ and { at the beginning of a plain text mean something to YAML. In quotes "
    "they are text.",
    bad="proof: `search-gate` still stands in front of every release of the search team.",
    good='proof: "`search-gate` still stands in front of every release of the search team."',
    severity=ERROR,
)
declare(
    "YML204",
    "ends-too-early",
    "a quote that ends its own text too early",
    rationale="A text that begins with a quote ends at the next one, and what follows is lost or breaks the file. The "
    "other "
    "kind of "
    "quote around all of it keeps it whole.",
    bad='proof: "Keep it", said the lead of the search team, and the gate still stands.',
    good="proof: '\"Keep it\", said the lead of the search team, and the gate still stands.'",
    severity=ERROR,
)
declare(
    "YML205",
    "too-far-left",
    "a line that goes on with a text and stands too far left",
    rationale="The lines of a text stand further right than its key, or YAML takes them for the next one.",
    bad="proof: The gate still stands in front\nof every release of the search team.\nscope: team",
    good="proof: The gate still stands in front\n  of every release of the search team.\nscope: team",
    severity=ERROR,
)
declare(
    "YML206",
    "divided-by-a-comma",
    "a figure or sentence that a comma divides",
    rationale="Inside [ ] and { } a comma divides values: 4,210 there is 4 and 210, and half a sentence is a key "
    "without a "
    "value.",
    bad="probes:\n  - {ask: Why not keep it in shadow, really?, answer: Shadow helps no seller.}",
    good='probes:\n  - {ask: "Why not keep it in shadow, really?", answer: Shadow helps no seller.}',
    severity=ERROR,
)
