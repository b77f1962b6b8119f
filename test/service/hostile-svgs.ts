/** Parts of a drawing: what is hostile about it, the part, and what may be left of it. */
export const PARTS: [what: string, part: string, rest?: string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
  ['a script with a source', '<script href="https://evil.example/x.js"/>'],
  ['a script inside CDATA of a script', '<script><![CDATA[alert(1)]]></script>'],
  ['a script with a prefix', '<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script>'],
  ['a script of HTML', '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'],
  [
    'a script under another default namespace',
    '<g xmlns="http://www.w3.org/1999/xhtml"><script>x</script></g>',
    '<g/>',
  ],
  ['a script in a group', '<g><g><script>alert(1)</script></g></g>', '<g><g/></g>'],
  ['a drawing inside a script', '<script><path d="M0 0"/></script>'],
  ['a script in a title', '<title><script>alert(1)</script>t</title>', '<title>t</title>'],
  ['a script in a title, as text', '<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>', '<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>'], // prettier-ignore
  ['a script in a title, as CDATA', '<title><![CDATA[</title><script>x</script>]]></title>', '<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title>'], // prettier-ignore
  ['markup that HTML reads otherwise', '<title><style><img src="x" onerror="alert(1)"/></style></title>', '<title/>'],
  ['an end of CDATA in a text', '<text>a]]&gt;b</text>', '<text>a]]&gt;b</text>'],
  ['foreignObject', '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="x"/></foreignObject>'],
  ['foreignObject in a switch', '<switch><foreignObject/><g/></switch>', '<switch><g/></switch>'],
  ['HTML', '<iframe src="https://evil.example"/><embed src="x"/><object data="x"/><img src="x" onerror="y"/>'],
  ['handlers', '<g onload="a()" onclick="b()" onbegin="c()" onfocusin="d()"/>', '<g/>'],
  ['handlers in odd case', '<g ONLOAD="a()" oNcLiCk="b()" OnMouseOver="c()"/>', '<g/>'],
  ['a handler with a prefix', '<g svg:onload="a()" ev:event="load"/>', '<g/>'],
  ['handler and listener', '<handler type="x">a()</handler><listener event="click" handler="#h"/>'],
  ['a link that runs', '<a href="javascript:alert(1)"><circle r="1"/></a>', '<a><circle r="1"/></a>'],
  ['a link by xlink', '<a xlink:href="javascript:alert(1)"><circle r="1"/></a>', '<a><circle r="1"/></a>'],
  ['white space in the scheme', '<a xlink:href=" &#10;java&#9;script:alert(1)"/>', '<a/>'],
  ['control characters in the scheme', '<a href="&#1;java&#0;script:alert(1)"/>', '<a/>'],
  ['entities in the scheme', '<a href="&#106;&#x61;vascript&#58;alert(1)"/>', '<a/>'],
  ['a link with other letters', '<a HREF="JaVaScRiPt:alert(1)" xlink:HREF="javascript:x"/>', '<a/>'],
  ['a link to elsewhere', '<a href="https://evil.example" target="_blank"/>', '<a/>'],
  ['a data URL that is a page', '<a href="data:text/html;base64,PHNjcmlwdD4="/>', '<a/>'],
  ['a data URL of a link', '<a href="data:image/png;base64,AAAA"/>', '<a/>'],
  ['use of another document', '<use href="https://evil.example/x.svg#a"/>', '<use/>'],
  ['use of a file', '<use xlink:href="file:///etc/passwd#a"/>', '<use/>'],
  ['use of a neighbour', '<use href="other.svg#a"/>', '<use/>'],
  ['use of a data URL', '<use href="data:image/svg+xml;base64,PHN2Zz4=#x"/>', '<use/>'],
  ['use that runs', '<use href=" javascript:alert(1)"/>', '<use/>'],
  ['use of a fragment with more in it', '<use href="#a b"/><use href="#xpointer(id(a))"/>', '<use/><use/>'],
  ['an image from elsewhere', '<image href="https://evil.example/x.png"/>', '<image/>'],
  ['an image of no scheme', '<image xlink:href="//evil.example/x.png"/>', '<image/>'],
  ['an image that is an SVG', '<image href="data:image/svg+xml,%3Csvg onload=x%3E"/>', '<image/>'],
  ['an image that is an SVG in base64', '<image href="data:image/svg+xml;base64,PHN2Zz4="/>', '<image/>'],
  ['an image with parameters', '<image href="data:image/png;x=y,data:text/html;base64,AAAA"/>', '<image/>'],
  ['a filter with an image', '<filter id="f"><feImage href="https://evil.example/x"/></filter>', '<filter id="f"/>'],
  ['a gradient from elsewhere', '<linearGradient id="l" href="https://evil.example/#g"/>', '<linearGradient id="l"/>'],
  ['an import', '<style>@import url(https://evil.example/x.css);.a{fill:red}</style>', '<style/>'],
  ['an import in CDATA', '<style><![CDATA[@import "https://evil.example/x.css";]]></style>', '<style/>'],
  ['an import in escapes', '<style>\\40 import "x";.a{fill:red}</style>', '<style/>'],
  ['an import cut by comments', '<style>@im/**/port "x";.a{fill:red}</style>', '<style/>'],
  ['a font', '<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>', '<style/>'],
  ['the end of a style', '<style><![CDATA[.a{fill:red}</style><script>alert(1)</script>]]></style>', '<style/>'],
  ['a rule that loads', '<style>.a{fill:red;background:url(//evil.example)}</style>', '<style>.a{fill:red}</style>'],
  ['a rule behind a comment', '<style>/* x */ .a{fill:red}/* y</style>', '<style>.a{fill:red}</style>'],
  [
    'a rule that reads attributes',
    '<style>g[id^="a"]{fill:red}#b,g>c{fill:blue}</style>',
    '<style>#b{fill:blue}</style>',
  ],
  ['braces in braces', '<style>.a{.b{fill:red}}.c{fill:red}</style>', '<style>.c{fill:red}</style>'],
  ['a style that runs', '<g style="width:expression(alert(1));behavior:url(x.htc);-moz-binding:url(x)"/>', '<g/>'],
  ['a style that loads', '<g style="fill:url(https://evil.example/#x);opacity:.5"/>', '<g style="opacity:.5"/>'],
  ['a style that loads by image-set', '<g style="mask:image-set(\'https://evil.example\' 1x)"/>', '<g/>'],
  ['a style with escapes', '<g style="fill:\\75 rl(https://evil.example)"/>', '<g/>'],
  ['a style that covers the page', '<g style="position:fixed;inset:0;z-index:9;fill:red"/>', '<g style="fill:red"/>'],
  ['an attribute that loads', '<g fill="url(https://evil.example/#x)" mask="url(x.svg#m)"/>', '<g/>'],
  ['an attribute that loads as well', '<g fill="url(#a) url(https://evil.example)"/>', '<g/>'],
  ['an attribute in capitals', '<g filter="URL(\'https://evil.example\')"/>', '<g/>'],
  ['an attribute with escapes', '<g filter="\\000075rl(https://evil.example)"/>', '<g/>'],
  ['any escape', '<g fill="re\\64" style="fill:re\\64"/>', '<g/>'],
  ['an attribute with entities', '<g filter="u&#114;l(&quot;https://evil.example&quot;)"/>', '<g/>'],
  ['an attribute that loads by src', '<g filter="src(\'https://evil.example\')"/>', '<g/>'],
  ['a nested reference', '<g fill="url(url(#a))" mask="uurl(#a)rl(x)"/>', '<g/>'],
  ['a cursor', '<g cursor="url(https://evil.example)" style="cursor:url(x)"/>', '<g/>'],
  ['a base', '<g xml:base="https://evil.example/"><use href="#a"/></g>', '<g><use href="#a"/></g>'],
  ['an animated link', '<a><animate attributeName="href" values="javascript:alert(1)"/></a>', '<a/>'],
  ['a set link', '<a><set attributeName="href" to="javascript:alert(1)"/></a>', '<a/>'],
  ['other animation', '<animateTransform attributeName="x"/><animateMotion path="M0 0"/><discard begin="1s"/>'],
  ['a style sheet by instruction', '<?xml-stylesheet href="https://evil.example/x.css"?>'],
  ['another instruction', '<?php echo 1 ?>'],
  ['a comment', '<!-- <script>alert(1)</script> -->'],
  ['a comment that ends early', '<!--> <script>alert(1)</script> -->'],
  ['an unknown entity', '<title>&xxe;&nbsp;</title>', '<title>&amp;xxe;&amp;nbsp;</title>'],
  [
    'quotes in an attribute',
    '<g aria-label="&quot; onload=&quot;alert(1)"/>',
    '<g aria-label="&quot; onload=&quot;alert(1)"/>',
  ],
  ['markup in an attribute', '<g aria-label="&quot;>&lt;script>"/>', '<g aria-label="&quot;&gt;&lt;script&gt;"/>'],
  ['names of JavaScript', '<g __proto__="x" constructor="y"/><constructor/><__proto__/>', '<g/>'],
  ['metadata', '<metadata><rdf:RDF xmlns:rdf="x"/></metadata><sodipodi:namedview/><i:pgf>AAAA</i:pgf>'],
];

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};&l${at};&l${at};">`).join('');

/** What is refused as a whole. */
export const DOCUMENTS: [what: string, text: string][] = [
  ['empty', ''],
  ['white space', ' \n '],
  ['a text', 'svg'],
  ['JSON', '{"svg":true}'],
  ['HTML', '<!DOCTYPE html><html><body><svg/></body></html>'],
  ['HTML around an SVG', `<html>${svg('')}</html>`],
  ['of another namespace', '<svg xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></svg>'],
  ['of a root with a prefix', '<x:svg xmlns:x="http://www.w3.org/2000/svg"/>'],
  ['a root in capitals', '<SVG xmlns="http://www.w3.org/2000/svg"/>'],
  ['unclosed', '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
  ['closed in the wrong order', svg('<g><path></g>')],
  ['cut in a tag', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0'],
  ['cut after a slash', '<svg xmlns="http://www.w3.org/2000/svg"><title>x/'],
  ['two roots', svg('') + svg('')],
  ['followed by a script', `${svg('')}<script>alert(1)</script>`],
  ['followed by half a script', `${svg('')}<script `],
  ['followed by a text', `${svg('')}x`],
  ['followed by CDATA', `${svg('')}<![CDATA[x]]>`],
  ['preceded by a text', `x${svg('')}`],
  ['without quotes', svg('<path onload=alert(1) d=M0/>')],
  ['of attributes without values', svg('<path hidden/>')],
  ['of attributes given twice', svg('<path d="M0 0" d="M1 1"/>')],
  ['UTF-16', Buffer.from(svg(''), 'utf16le').toString()],
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${svg('')}`, 'utf16le').toString()],
  ['with a NUL', svg('<scr\0ipt>alert(1)</scr\0ipt>')],
  ['with a control character', svg('<title>\x1b</title>')],
  ['with half a character', svg('<title>\uD800</title>')],
  ['of entities', `<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>${svg('&x;')}`],
  ['of external entities', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`],
  ['of parameter entities', `<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://evil.example/x.dtd"> %x;]>${svg('')}`],
  ['a DOCTYPE with room for entities', `<!DOCTYPE svg []>${svg('')}`],
  ['of a loose declaration', svg('<!ENTITY x "y">')],
  ['a billion laughs', `<!DOCTYPE svg [<!ENTITY l0 "ha">${LAUGHS}]>${svg('<text>&l9;</text>')}`],
];

const layers = (layer: (at: number) => string): string => Array.from({ length: 40 }, (_, at) => layer(at)).join('');

/** What would take long, to read or to draw. */
export const BOMBS: [what: string, make: () => string][] = [
  ['huge', () => svg(`<path d="${'M0 0'.repeat(70_000)}"/>`)],
  ['huge in bytes', () => svg(`<title>${'ä'.repeat(140_000)}</title>`)],
  ['deep', () => svg('<g>'.repeat(64) + '</g>'.repeat(64))],
  ['deep in what is dropped', () => svg('<x>'.repeat(64) + '</x>'.repeat(64))],
  ['very deep and unclosed', () => '<svg>'.repeat(50_000)],
  ['crowded', () => svg('<g/>'.repeat(10_001))],
  ['use in use', () => svg(layers((at) => `<g id="l${at + 1}"><use href="#l${at}"/><use href="#l${at}"/></g>`))],
  ['use by xlink', () => svg(layers((at) => `<g id="l${at + 1}"><use xlink:href="#l${at}"/><use xlink:href="#l${at}"/></g>`))], // prettier-ignore
  ['mask in mask', () => svg(layers((at) => `<mask id="l${at + 1}"><g mask="url(#l${at})"/><g mask="url('#l${at}')"/></mask>`))], // prettier-ignore
  ['mask in mask by style', () => svg(layers((at) => `<mask id="l${at + 1}"><g style="mask:url(#l${at})"/><g style="mask:url(#l${at})"/></mask>`))], // prettier-ignore
  ['mask in mask by class', () => svg(layers((at) => `<style>.c${at}{mask:url(#l${at})}</style><mask id="l${at + 1}"><g class="c${at}"/><g class="c${at}"/></mask>`))], // prettier-ignore
  ['a pattern of itself by element', () => svg('<style>rect{fill:url(#p)}</style><pattern id="p"><rect/><rect/></pattern><rect/>')], // prettier-ignore
  ['use of itself', () => svg('<g id="a"><use href="#a"/></g>')],
  ['use of one another', () => svg(['a', 'b'].map((id, at) => `<g id="${id}">${`<use href="#${'ba'[at]}"/>`.repeat(3)}</g>`).join(''))], // prettier-ignore
  ['a long chain', () => svg(Array.from({ length: 3000 }, (_, at) => `<g id="l${at + 1}"><use href="#l${at}"/></g>`).reverse().join(''))], // prettier-ignore
  ['one id many times', () => svg('<g id="a"/>'.repeat(6000) + '<use href="#a"/>'.repeat(6000))],
  [
    'one class many times',
    () => svg(`<style>${'.a{fill:url(#b)}'.repeat(6000)}</style>${'<g class="a"/>'.repeat(6000)}`),
  ],
];

/** Long runs that must not make any expression slow. They are harmless, or refused. */
export const RUNS: [what: string, make: () => string][] = [
  ['letters', () => svg(`<g fill="${'a'.repeat(250_000)}"/>`)],
  ['brackets', () => svg(`<g fill="${'('.repeat(250_000)}"/>`)],
  ['beginnings of references', () => svg(`<g fill="${'url(#'.repeat(50_000)}"/>`)],
  ['references', () => svg(`<g fill="${'url(#a)'.repeat(35_000)}"/>`)],
  ['spaces in a reference', () => svg(`<g fill="url(${' '.repeat(250_000)}"/>`)],
  ['comments', () => svg(`<style>${'/*'.repeat(120_000)}</style>`)],
  ['rules', () => svg(`<style>${'.a{'.repeat(80_000)}</style>`)],
  ['declarations', () => svg(`<g style="${'fill:;'.repeat(40_000)}"/>`)],
  ['spaces in a viewBox', () => `<svg viewBox="0${' '.repeat(250_000)}"/>`],
  ['digits in a viewBox', () => `<svg viewBox="0 0 ${'0'.repeat(125_000)} ${'0'.repeat(125_000)}"/>`],
  ['attributes', () => svg(`<g ${Array.from({ length: 20_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`)],
  ['ends of what was never opened', () => svg('</g>'.repeat(60_000))],
  ['entities', () => svg(`<title>${'&amp;'.repeat(50_000)}</title>`)],
];

/** Pieces of syntax, to break others with. */
export const SHARDS = ['<', '>', '"', "'", '<!--', '-->', '<![CDATA[', ']]>', '</svg>', '<svg>', '<g ', '/>', '<style>', '</style>', '<title>', '</title>', '&', '&#x3c;script&#x3e;', 'xlink:href="', 'style="', 'url(', '#a)', '\\', '/*', '*/', '{', '}', '@', '\u00a0', '\u2028', '\0']; // prettier-ignore
