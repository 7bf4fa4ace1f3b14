import { expect, it } from '@jest/globals'
import { shrinkCss, shrinkScript } from './shrink'

it('takes comments and white space out of a style sheet, and nothing that means something', () => {
  expect(
    shrinkCss(`
      /* why */
      .a > .b,
      .c:hover {
        margin: calc(1px - var(--s2)) 0;
        font: 600 1rem / 1.4 'Noto Sans', serif;
      }
      @media (min-width: 720px) {
        .a::before {
          content: '›';
        }
      }
    `),
  ).toBe(
    ".a>.b,.c:hover{margin:calc(1px - var(--s2)) 0;font:600 1rem / 1.4 'Noto Sans',serif}@media (min-width: 720px){.a::before{content:'›'}}",
  )
})

it('keeps the lines of a script, without comments and indentation', () => {
  expect(shrinkScript("// why\nif (a) {\n  // because\n  b('https://x')\n}\n/** what */\nc()\n")).toBe("if (a) {\nb('https://x')\n}\nc()")
})
