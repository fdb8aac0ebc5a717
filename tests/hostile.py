"""Texts that try to be more than text: what a source, a name or an id may hold, for every writer."""

from __future__ import annotations

# Several kinds in one text, each; the snapshots of the reports' tests are made of these.
MIXED = (
    "<script>alert(1)</script>",
    "![pixel](https://evil.example/p.png)",
    "[click](javascript:alert(1)) and <https://evil.example>",
    "See https://evil.example/a?b=c&d, www.evil.example or evil.example, ftp://evil.example",
    "Write to someone@evil.example, mailto:someone@evil.example",
    "@octocat, @org/team: see #123, org/repo#45, GH-6, !7 and 0123456789abcdef0123456789abcdef01234567",
    "| a | b |\n|---|---|\n| `c` | d |",
    "# heading\n\n> quote\n- list\n1. item\n***\n```sh\nrm -rf\n```",
    "back\\slash \\| \\` \\[x](y) \\",
    "``` `code` `` ~~gone~~ **bold** _it_ __u__ ==mark== H~2~O x^2^",
    "$x^2$ costs $5 and $$6$$ :tada: :100: [^1]\n\n[^1]: note\n[ref]: https://evil.example",
    "&lt;b&gt; &#60;i&#62; &copy; <b onclick=x> <!-- --> --> <details>",
    "\u202egnp.exe\u202c \u2066iso \u200blate\u200d \ufeff\u00ad\u061c\u200f",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x07\x08\x7f\x9b5m\x00",
    "\U000e0041\U000e0042 \ue000 \ufdd0 \ufe0e\ufe0f \U000e0100",
    "[!NOTE] - [ ] task </div></td></tr></table><div dir=ltr>",
    "مرحبا \u202eabc\u202c <b>عربي</b> | `نص` 12:30 https://evil.example/مسار",
    "👨‍👩‍👧 می‌خواهم e\u0301 naïve 漢字",
    "::error file=a,line=1::forged\n::set-output name=x::y\n  ::stop-commands::t\r##[add-mask]x ###[group]y",
    "]]> <![CDATA[ &amp; \x0b\x0c\x1f\ufffe\uffff --> <?xml version='1.0'?> <!DOCTYPE a>",
    "=cmd|' /C calc'!A0 +1 -1 @SUM(A1) \t=1",
    "{0} {{1}} %0A%0D%25%3A [link](1) [other](sarif:/runs/0)",
    "\ud800 alone \udfff",
)

# One kind each. What is in a string is what a source may hold: a title, a name, an id, a name of a file.
BY_KIND: dict[str, tuple[str, ...]] = {
    "markup": (
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)><iframe srcdoc='<script>alert(1)</script>'>",
        '"><script>alert(1)</script>',
        "' autofocus onfocus=alert(1) x='",
        "</title></style></script></textarea><script>alert(1)</script>",
        "<style>*{display:none}</style><base href=//evil.example><meta http-equiv=refresh content=0>",
        "<a href=javascript:alert(1)>x</a><form action=//evil.example><button>go</button></form>",
        "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e; &lt;b&gt; &nbsp;&zwnj;",
        "<!--><script>alert(1)</script>--> <!--[if IE]> --!> <![CDATA[x]]>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    ),
    "links": (
        "javascript:alert(1) data:text/html,<script>alert(1)</script> vbscript:x file:///etc/passwd",
        "https://evil.example/?q=1&r=2#x //evil.example \\\\evil.example\\share http:evil.example",
        "[a](https://evil.example 'b') [a][b] [b]: https://evil.example ![i][b] <javascript:x>",
        "sarif:/runs/0 vscode://file/etc/passwd [2](command:run) mailto:a@evil.example?body=x tel:123",
    ),
    "terminal": (
        "\x1b]0;title\x07\x1b[2J\x1b[H\x1b[?1049h\x1bP+q\x1b\\\\ \x9b31m \x90 \x9d0;x\x9c",
        "over\rwritten \x08\x08\x08 \x0e\x0f \x1b(0 \x1b[6n \x1b]52;c;eA==\x07 \x1bc",
    ),
    "workflow commands": (
        "::set-output name=verdict::pass",
        "\n::set-env name=PATH::/evil\n::add-path::/evil\n",
        "  ::stop-commands::token\n::token::",
        "##[error]x ##vso[task.setvariable variable=a]b ##teamcity[x name='y']",
        "%0A::error::x %25 %0D ,file=a::",
    ),
    "formulas": (
        '=HYPERLINK("https://evil.example","x")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\t=1+1",
        '"=1+1",=1+1;=1+1',
    ),
    "tables": (
        "a | b \\| c \\\\| d",
        "|---|---|",
        "| `a | b` |",
        "a\n| b | c |\n|:-:|---|",
        "+---+\n| x |\n+---+",
    ),
    "bidi": (
        "\u202egnp.exe \u2067\u2066\u2068 never closed",
        "\u2069\u202c\u2069 closed too often \u061c\u200e\u200f",
        "\u05d0 1 \u0627 2 (\u202d3\u202c) [\u2067 4",
    ),
    "Markdown": (
        "\n\n# forged\n\n* * *\n\n1. a\n   - b\n\n    code\n",
        "```\n~~~\n<details><summary>x</summary>\n```",
        "text\n===\nmore\n---\n",
        "> [!WARNING]\n> x",
        "$$\\\\href{javascript:alert(1)}{x}$$ $`x`$ :smile: @team #1 [^1] [x]{.class}",
        "{{ x }} {% x %} {: .x} ~~~mermaid",
        "*a **b _c __d `e ``f ~~g ==h ^i ~j [k ![l <m &n; \\\\o",
    ),
    "XML": (
        "]]]]><![CDATA[> <?xml version='1.0'?> <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> &b;",
        "</system-out></testcase><testcase name='forged'/>",
        "\x00 \x01 \x0b \x0c \x1f \x7f \x85 \ufffe \uffff \ud800 \udc00",
    ),
    "JSON": (
        '"}, {"code": "D101", "severity": "info"',
        '\\\\u0000 \\\\" \\\\ \\\\/ </script> \\u2028',
        "NaN Infinity -0 1e999 {} [] null",
    ),
    "newlines": tuple(
        f"one{end}two::error::{end}{end}three"
        for end in ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
    ),
    "paths": (
        "../../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\x",
        "\\\\host\\share",
        "file:///etc/passwd",
        "a/../b",
        "CON",
        "~root",
        "a b%2e%2e%2fc?d#e",
        "-rf",
        "--output=/etc/passwd",
    ),
    "placeholders": ("{0} {x!r} {{}} %s %(a)s $x ${x} {n} {one}", "{event.__class__.__init__.__globals__}"),
}

CORPUS = (*MIXED, *(text for texts in BY_KIND.values() for text in texts))
"""All of them."""
