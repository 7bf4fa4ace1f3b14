/**
 * What people who see, hold or read a page in another way need of it, looked for in a browser: on paper, enlarged, in colours of
 * their own, without motion, with keys alone. Complements axe-core (reader.ts). Each answers with what is wrong, a line each.
 */
import type { Page } from 'playwright-core'
import { z } from 'zod'

const lines = z.array(z.string())

/** In the page: what is there, whether it is seen, and how to name it. */
const EYES = `const all = (selector) => [...document.querySelectorAll(selector)]
  const isSeen = (part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })
  const nameOf = (part) => part.outerHTML.replace(/\\s+/g, ' ').slice(0, 100)
  const styleOf = (part, pseudo) => getComputedStyle(part, pseudo)
  const wrong = []`

async function look(page: Page, script: string): Promise<string[]> {
  return lines.parse(await page.evaluate(`(() => { ${EYES}\n${script}\nreturn wrong })()`))
}

/** One main part, one title, no level left out, every way round with a name of its own. */
export function landmarks(page: Page): Promise<string[]> {
  return look(
    page,
    `for (const [part, wanted] of [['main', 1], ['h1', 1], ['body > header', 1], ['body > footer', 1]])
      if (all(part).length !== wanted) wrong.push(part + ' × ' + all(part).length)
    const names = all('nav').map((nav) => nav.getAttribute('aria-label') ?? document.getElementById(nav.getAttribute('aria-labelledby'))?.textContent ?? '')
    if (names.includes('') || new Set(names).size !== names.length) wrong.push('names of nav: ' + names)
    let level = 0
    for (const heading of all('h1, h2, h3, h4, h5, h6').filter(isSeen)) {
      const next = Number(heading.tagName[1])
      if (next > level + 1) wrong.push('h' + level + ' before ' + nameOf(heading))
      level = next
    }`,
  )
}

export function sideways(page: Page): Promise<string[]> {
  return look(
    page,
    `const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) wrong.push(scrollWidth + ' wide at ' + clientWidth)
    for (const part of all('a, button, input, select, summary, h1, h2, h3, p, li').filter(isSeen)) {
      const { left, right } = part.getBoundingClientRect()
      if (part.matches('.unseen, .skip') || part.closest('.unseen, .table, pre')) continue
      if (left < -1 || right > innerWidth + 1) wrong.push('past the edge at ' + innerWidth + ': ' + nameOf(part))
    }`,
  )
}

/** WCAG 1.4.12: lines, paragraphs, letters and words as far apart as a reader may set them. */
const WIDE_APART = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

export async function cutWhenSpaced(page: Page): Promise<string[]> {
  await page.evaluate(
    `window.spaced = new CSSStyleSheet(); spaced.replaceSync(${JSON.stringify(WIDE_APART)}); document.adoptedStyleSheets = [spaced]`,
  )
  const found = [...(await sideways(page)), ...(await cut(page))]
  await page.evaluate('document.adoptedStyleSheets = []')
  return found
}

/** Text that does not fit its box, or a box that hides what is in it. */
function cut(page: Page): Promise<string[]> {
  return look(
    page,
    `for (const part of all('body *').filter(isSeen)) {
      if (part.closest('.unseen, svg, video, iframe, .table, pre, .pic')) continue
      const { overflowX, overflowY, display } = styleOf(part)
      const hidesMuch = (overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1) || (overflowY !== 'visible' && part.scrollHeight > part.clientHeight + 1)
      if (hidesMuch && !part.matches('input, select')) wrong.push('hides text: ' + nameOf(part))
      const texts = [...part.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim())
      if (display === 'inline' || texts.length === 0) continue
      const box = part.getBoundingClientRect()
      for (const text of texts) {
        const range = document.createRange()
        range.selectNodeContents(text)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        if (left < box.left - 2 || right > box.right + 2 || top < box.top - 6 || bottom > box.bottom + 6) wrong.push('leaves its box: ' + nameOf(part))
      }
    }`,
  )
}

/** Colours of the reader's own: a control keeps an edge, a drawing its lines. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = await look(
    page,
    `const paper = styleOf(document.documentElement).backgroundColor
    for (const part of all('button, .button, input, select, .card, .box, .doors a').filter(isSeen))
      if (parseFloat(styleOf(part).borderTopWidth) < 1 || styleOf(part).borderTopStyle === 'none') wrong.push('no edge: ' + nameOf(part))
    for (const drawing of all('svg:not(.porch)').filter(isSeen)) {
      const colours = [...drawing.querySelectorAll('path, circle')].flatMap((line) => [styleOf(line).stroke, styleOf(line).fill]).filter((colour) => colour !== 'none')
      const behind = styleOf(drawing.parentElement).backgroundColor
      if (colours.every((colour) => colour === behind || colour === paper)) wrong.push('a drawing as its ground: ' + nameOf(drawing.parentElement))
      if (styleOf(drawing).color !== styleOf(drawing.parentElement).color) wrong.push('a drawing in our colour: ' + nameOf(drawing.parentElement))
    }`,
  )
  await page.emulateMedia({ forcedColors: 'none' })
  return found
}

export async function moves(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const found = await look(
    page,
    `if (document.getAnimations().length > 0) wrong.push('runs: ' + document.getAnimations().length)
    for (const part of all('html, body, body *')) {
      const { transitionDuration, animationName, scrollBehavior } = styleOf(part)
      if (/[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth') wrong.push('moves: ' + nameOf(part))
    }
    for (const film of all('video, audio')) if (film.autoplay) wrong.push('plays by itself: ' + nameOf(film))`,
  )
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  return found
}

/** On paper: the text, whole, where it is from, and addresses for what can be pressed on a screen only. */
export async function wrongOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const found = await look(
    page,
    `for (const part of all('nav, button, .button, form, video, iframe, .skip, .tools, .related, .pager, .follow'))
      if (isSeen(part)) wrong.push('of no use on paper: ' + nameOf(part))
    if (!all('h1').some(isSeen)) wrong.push('no title')
    const words = document.body.innerText
    const address = document.querySelector('link[rel=canonical]')?.href
    if (address && !words.includes(address)) wrong.push('does not say where it is')
    for (const link of all('main a[href^="http"], .body a[href^="/"]').filter(isSeen))
      if (!styleOf(link, '::after').content.includes(link.getAttribute('href'))) wrong.push('leads where? ' + nameOf(link))
    for (const part of all('details > :not(summary)'))
      if (part.closest('nav') === null && !isSeen(part)) wrong.push('folded away: ' + nameOf(part))
    if (styleOf(document.body).color !== 'rgb(0, 0, 0)') wrong.push('not black: ' + styleOf(document.body).color)`,
  )
  await page.emulateMedia({ media: 'screen' })
  return found
}
