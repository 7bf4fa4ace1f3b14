/** The look of tom-tat.html: a document to read and to print, black on white, A4. */
export const SUMMARY_STYLE = `
:root { color-scheme: light; --ink: #1c2321; --soft: #5b6663; --line: #d9dedc; --tint: #f4f6f5; --green: #14594b; --red: #a4262c; --amber: #8a5a00 }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.5rem 4rem; font: 16px/1.55 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; color: var(--ink) }
header { border-bottom: 3px solid var(--green); padding-bottom: 1.25rem; margin-bottom: 2rem }
.kind { margin: 0; font-size: .8rem; font-weight: 600; letter-spacing: .09em; text-transform: uppercase; color: var(--green) }
h1 { margin: .3rem 0 1rem; font-size: 1.7rem; line-height: 1.25; text-wrap: balance }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; color: var(--green) }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem }
p { margin: .4rem 0 }
.note { color: var(--soft); font-size: .9rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0 }
dt { color: var(--soft) }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere }
.wide { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: .9rem }
th, td { padding: .45rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
th { background: var(--tint); font-weight: 600; white-space: nowrap }
td { overflow-wrap: anywhere }
.nowrap { white-space: nowrap }
.when { width: 11.5rem }
.what { width: 9.5rem }
td p:first-child { margin-top: 0 }
.good { color: var(--green); font-weight: 600 }
.bad { color: var(--red); font-weight: 600 }
.open { color: var(--amber); font-weight: 600 }
code { font: .85em/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere }
ul { margin: 0; padding-left: 1.1rem }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; color: var(--soft); font-size: .9rem }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem }
  h1 { font-size: 1.35rem }
  dl { grid-template-columns: 1fr; gap: 0 }
  dd { margin-bottom: .5rem }
  .when, .what { width: auto }
  .wide table { min-width: 38rem }
  .wide { border-right: 2px solid var(--line) }
}
@page { size: A4; margin: 16mm 14mm }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt }
  h2, h3 { break-after: avoid }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  .wide { overflow: visible }
  a { color: inherit; text-decoration: none }
}
`
