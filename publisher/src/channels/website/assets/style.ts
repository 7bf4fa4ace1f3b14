/** The site's one style sheet: "Ngọn đèn hiên", warm paper, deep leaf green, one amber line under the header. Paper is black on white, dark screen or not. */
export const style = (fonts: { vietnamese: string; latin: string }) => `
@font-face{font-family:"Source Serif 4";font-weight:600;font-display:swap;src:url(${fonts.vietnamese}) format("woff2");unicode-range:U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB}
@font-face{font-family:"Source Serif 4";font-weight:600;font-display:swap;src:url(${fonts.latin}) format("woff2");unicode-range:U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD}
:root{color-scheme:light;--bg:#FBF7EF;--card:#FFF;--ink:#26221D;--soft:#5C5347;--link:#14594B;--on-link:#FFF;--border:#8A7D6A;--hair:#E4DAC8;--accent:#A34B12;--warn-ink:#5B4300;--warn-bg:#FFF1CC;--focus:#1B4FA0;--amber:#E0A43B;--tint:#F3ECDD}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--bg:#1A1815;--card:#24211C;--ink:#F1EADD;--soft:#BDB2A0;--link:#8CCFBB;--on-link:#10231D;--border:#857A69;--hair:#3A352D;--accent:#F0B37C;--warn-ink:#F6DE9B;--warn-bg:#3B2F0D;--focus:#9CC3FF;--tint:#211E1A}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:16px}
html[data-size="2"]{font-size:112.5%}html[data-size="3"]{font-size:125%}
body{margin:0;display:flex;flex-direction:column;min-height:100vh;background:var(--bg);color:var(--ink);font:1.125rem/1.65 system-ui,Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
h1,h2,h3,.brand{font-family:"Source Serif 4","Noto Serif",Georgia,serif;font-weight:600;line-height:1.45;margin:0;text-wrap:balance}
h1{font-size:1.5rem}h2{font-size:1.375rem}h3{font-size:1.3125rem}
p,ul,ol,figure,blockquote,dl,pre{margin:0 0 16px}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
img,video{display:block;max-width:100%;height:auto}
.wrap{max-width:1080px;margin:0 auto;padding:0 16px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:8px;background:var(--card);padding:8px 16px;z-index:2}
.small{font-size:.9375rem;color:var(--soft);line-height:1.6}
.trial{background:var(--tint);border-bottom:1px solid var(--hair);font-size:.9375rem;line-height:1.5;color:var(--soft)}
.trial p{margin:0 auto;padding:4px 16px}
header.top{background:var(--card);border-bottom:4px solid var(--amber)}
header.top .wrap{display:flex;align-items:center;gap:8px;min-height:60px}
.brand{font-size:1.125rem;line-height:1.3;margin-right:auto;color:var(--ink);text-decoration:none;display:flex;align-items:center;gap:8px;padding:8px 0}
.brand svg{flex:none;color:var(--link)}
nav.main{display:flex;align-items:center;gap:4px}
nav.main a{display:inline-flex;align-items:center;min-height:44px;padding:0 10px;font-size:1rem;border-radius:8px}
nav.main a[aria-current]{font-weight:600;color:var(--ink)}
nav.main .wide{display:none}
.button,button{font-family:inherit;font-size:1rem;font-weight:600;line-height:1.4;min-height:44px;padding:8px 16px;border:1px solid var(--link);border-radius:8px;background:var(--link);color:var(--on-link);cursor:pointer}
.button{display:inline-flex;align-items:center}.button.quiet,button.quiet{background:transparent;color:var(--link);border-color:var(--border)}
.alert{background:var(--warn-bg);color:var(--warn-ink);border-radius:8px;margin:16px 0 0;padding:12px 16px;line-height:1.5;display:flex;gap:10px}
.alert svg{flex:none;margin-top:3px}.alert a{color:inherit}.alert p{margin:0}.alert details{background:none;border:0;padding:0;margin:0}.alert summary{color:inherit;min-height:44px;padding:9px 0;margin-bottom:-8px;font-weight:400;text-decoration:underline;text-underline-offset:.18em}.alert details p{padding:6px 0;white-space:normal}
.ask{padding:20px 0 0}.ask h1{margin-bottom:8px}
form.search{display:flex;gap:8px;margin:0}
form.search input{flex:1;min-width:0;font:inherit;line-height:1.4;min-height:48px;padding:8px 12px;color:var(--ink);background:var(--card);border:1px solid var(--border);border-radius:8px}
form.search input::placeholder{color:var(--soft);opacity:1}
.doors{display:grid;grid-template-columns:1fr 1fr;gap:12px;list-style:none;padding:0;margin:16px 0 0}
.doors a{display:block;height:100%;min-height:64px;padding:12px;background:var(--card);border:1px solid var(--hair);border-left:4px solid var(--link);border-radius:8px;color:var(--ink);font-weight:600;line-height:1.4;text-decoration:none}
.doors a span{display:block;text-decoration:underline;text-decoration-color:var(--link);text-underline-offset:.18em}
.doors a small{display:none;font-size:.9375rem;font-weight:400;color:var(--soft);margin-top:4px}
.doors a:hover{border-color:var(--link)}
section.block{padding:28px 0 0}
.block>.head{display:flex;align-items:baseline;justify-content:space-between;gap:16px;margin-bottom:12px}
.block>.head a{flex:none;font-size:1rem;padding:8px 0}
.cards{list-style:none;padding:0;margin:0;display:grid;gap:12px}
.card{position:relative;background:var(--card);border:1px solid var(--hair);border-radius:8px;overflow:hidden;display:grid;grid-template-columns:112px 1fr}
.card.plain{grid-template-columns:1fr}
.card .shot{background:var(--tint);position:relative;min-height:100%}
.card .shot img{width:100%;height:100%;aspect-ratio:16/9;object-fit:cover;position:absolute;inset:0}
.card .shot.blank{display:grid;place-items:center;color:var(--border);min-height:84px}
.card .text{padding:10px 14px 12px;min-width:0}
.card h3{font-size:1.0625rem;line-height:1.45}
.card h3 a{color:var(--ink)}.card h3 a::after{content:"";position:absolute;inset:0}
.card h3 a:hover{color:var(--link)}
.card p{margin:4px 0 0}.card .sum{display:none}
.card .play{position:absolute;left:8px;bottom:8px;width:32px;height:32px;border-radius:50%;background:#10231D;color:#fff;display:grid;place-items:center}
.faqs{list-style:none;padding:0;margin:0;background:var(--card);border:1px solid var(--hair);border-radius:8px}
.faqs li+li{border-top:1px solid var(--hair)}
.faqs a{display:block;padding:12px 16px;min-height:48px;line-height:1.5}
.sections{list-style:none;padding:0;margin:16px 0 0;display:grid;gap:12px}
.sections li{background:var(--card);border:1px solid var(--hair);border-radius:8px;padding:14px 16px}
.sections h2{font-size:1.125rem}.sections p{margin:4px 0 0}
.crumbs{padding:14px 0 0;font-size:.9375rem;color:var(--soft)}
.crumbs ol{list-style:none;display:flex;flex-wrap:wrap;gap:0 8px;margin:0;padding:0}
.crumbs a{display:inline-block;padding:4px 0}.crumbs li+li::before{content:"›";margin-right:8px}
main.wrap{flex:1 0 auto;width:100%;padding-bottom:64px}
article.item{max-width:40.5rem;padding-top:8px}
.item>h1{margin:4px 0 12px}
.sapo{font-size:1.25rem;line-height:1.6;color:var(--soft);margin-bottom:12px}
.meta{display:flex;flex-wrap:wrap;gap:0 16px;margin-bottom:12px}
.tools{display:flex;flex-wrap:wrap;gap:8px;margin-bottom:20px}
.tools button{min-width:44px;padding:6px 14px;font-weight:400}
.tools[hidden]{display:none}
figure{background:var(--card);border:1px solid var(--hair);border-radius:8px;overflow:hidden}
figure img{width:100%}figcaption{padding:8px 14px;font-size:.9375rem;color:var(--soft);line-height:1.5}
.body h2,.body h3{margin:28px 0 8px}.body li+li{margin-top:6px}.body ul,.body ol{padding-left:24px}
blockquote{border-left:4px solid var(--amber);padding:4px 0 4px 16px;color:var(--soft)}
div.table{overflow-x:auto;margin:0 0 16px;border:1px solid var(--hair);border-radius:8px;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:1rem;line-height:1.5}caption{text-align:left;font-weight:600;padding:10px 14px}
th,td{text-align:left;vertical-align:top;padding:8px 14px;border-top:1px solid var(--hair);min-width:7rem;overflow-wrap:normal}th{background:var(--tint)}
tr>:first-child{min-width:4rem}pre,code{font-family:ui-monospace,monospace;font-size:.9375rem}pre{overflow-x:auto;background:var(--tint);padding:12px;border-radius:8px}
.box{background:var(--card);border:1px solid var(--hair);border-radius:8px;padding:16px;margin:24px 0 0}
.box h2{font-size:1.125rem;margin-bottom:8px}.box>:last-child{margin-bottom:0}
.box.note{border-left:4px solid var(--amber)}
.box ul{padding-left:20px}.box li+li{margin-top:8px}.box dd:last-child{margin:0}.box dt{font-weight:600}.box dd{margin:0 0 8px}
.box h3{font-size:1rem;margin:12px 0 4px}
.correction{margin:4px 0 8px;display:grid;grid-template-columns:auto 1fr;gap:4px 16px}.correction dt{font-weight:600}.correction dd,.box .correction dd{margin:0}.correction s{color:var(--soft)}
.label{display:inline-block;font-size:.9375rem;line-height:1.4;border:1px solid var(--border);border-radius:4px;padding:2px 8px;color:var(--soft);margin:0 8px 8px 0}
.tags{list-style:none;display:flex;flex-wrap:wrap;gap:8px;padding:0;margin:24px 0 0}
.tags a{display:inline-block;font-size:.9375rem;padding:8px 12px;background:var(--card);border:1px solid var(--hair);border-radius:8px}
.film{background:#10120f;border-radius:8px;overflow:hidden;margin-bottom:12px}
.film video,.film iframe{width:100%;aspect-ratio:16/9;height:auto;border:0;display:block;background:#10120f}
.watch{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;margin-bottom:20px}
details{background:var(--card);border:1px solid var(--hair);border-radius:8px;padding:0 16px;margin:16px 0}
summary{min-height:48px;padding:11px 0;cursor:pointer;font-weight:600;color:var(--link)}
details p{white-space:pre-line}
.pager{display:flex;flex-wrap:wrap;gap:8px 16px;justify-content:space-between;margin-top:24px}
.pager a{display:inline-block;padding:10px 0}.follow{margin:24px 0 0}.follow a{display:inline-block;padding:9px 0}
.results{list-style:none;padding:0;margin:16px 0 0;max-width:46rem}
.results li{padding:16px 0;border-top:1px solid var(--hair)}
.results h2{font-size:1.125rem}.results p{margin:4px 0 0}
.notice{max-width:40.5rem;padding:40px 0 0}.notice h1{margin-bottom:12px}.notice form{margin:16px 0}
.notice svg{color:var(--link);margin-bottom:8px}
footer.foot{border-top:1px solid var(--hair);background:var(--card);padding:24px 0 40px;font-size:.9375rem;line-height:1.6;color:var(--soft)}
footer.foot p{margin:0 0 4px}.foot .promise{color:var(--ink);font-weight:600;margin:12px 0 0}
.foot ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 20px;padding:0;margin:0 0 12px}.foot li a{display:inline-block;padding:9px 0}
@media (min-width:720px){
h1{font-size:2.25rem;line-height:1.3}h2{font-size:1.5rem}
.brand{font-size:1.375rem}nav.main{gap:12px}nav.main .wide{display:inline-flex}
.ask{padding-top:40px}form.search{max-width:40.5rem}
.doors{grid-template-columns:repeat(4,1fr);gap:16px;margin-top:24px}.doors a{padding:16px}.doors a small{display:block}
.cards{grid-template-columns:repeat(3,1fr);gap:24px}
.card{grid-template-columns:1fr;grid-template-rows:auto 1fr}.card .shot{aspect-ratio:16/9;min-height:0}
.card .sum{display:block}.card .text{padding:14px 16px 16px}.card h3{font-size:1.1875rem}
.two{display:grid;grid-template-columns:1fr 1fr;gap:40px}.two .cards{grid-template-columns:1fr 1fr}
.sections{grid-template-columns:1fr 1fr;gap:16px}
article.item,.notice{margin:0 auto}.crumbs.narrow{max-width:40.5rem;margin:0 auto;padding-top:24px}
.listhead{padding-top:16px}
}
.listhead{margin:8px 0 16px}.listhead form{margin-top:12px}.listhead>p{margin:8px 0 0;color:var(--soft);max-width:40.5rem}
@media print{:root{color-scheme:light;--bg:#FFF;--card:#FFF;--ink:#000;--soft:#333;--link:#000;--hair:#999;--tint:#EEE;--accent:#000;--warn-ink:#000;--warn-bg:#FFF}header.top nav,.tools,footer.foot ul,.related,form,.trial{display:none}div.table{overflow:visible;border:0}caption{padding-left:0}th,td{border:1px solid #999;min-width:0}thead{display:table-header-group}tr{break-inside:avoid}}
`
