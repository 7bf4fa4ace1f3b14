/** A reader with keys alone: through a page from its first stop to its last, looking at each. */
import type { Page } from 'playwright-core'
import { z } from 'zod'

/** More than any page has; who comes so far is going round in a circle. */
const MOST = 200

/** Asked at every stop; `window.stops` are those passed. */
const AT_STOP = `(() => {
  const stop = document.activeElement
  if (!stop || stop === document.body || stop === document.documentElement) return null
  const nameOf = (part) => part.outerHTML.replace(/\\s+/g, ' ').slice(0, 100)
  const wrong = []
  if (window.stops.at(-1)?.stop === stop) return wrong
  const styles = [getComputedStyle(stop), stop.closest('.card') && getComputedStyle(stop.closest('.card'))].filter(Boolean)
  if (!styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)) wrong.push('no ring: ' + nameOf(stop))
  const box = stop.getClientRects()[0]
  if (!box) return [...wrong, 'not to be seen: ' + nameOf(stop)]
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)]
  const above = document.elementFromPoint(x, y)
  if (!above || !(stop.contains(above) || above.contains(stop))) wrong.push('hidden: ' + nameOf(stop) + (above ? ' by ' + nameOf(above) : ' outside'))
  const whole = stop.getBoundingClientRect()
  const here = { left: whole.left + scrollX, right: whole.right + scrollX, top: whole.top + scrollY, bottom: whole.bottom + scrollY }
  const last = window.stops.at(-1)
  // on, to the right or down; up only into the next column
  if (last && !stop.matches('.skip') && !last.stop.matches('.skip')) {
    const isDown = here.top >= last.here.bottom - 8
    const isRight = here.left >= last.here.right - 8
    const isWithin = last.stop.contains(stop)
    if (!isDown && !isRight && !isWithin) wrong.push('back to: ' + nameOf(stop))
  }
  window.stops.push({ stop, here })
  return wrong
})()`

/** What can be used and was not come to. */
const LEFT_OUT = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, video, [tabindex="0"]')]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.disabled && !(part.type === 'hidden') && !window.stops.some(({ stop }) => stop === part))
  .map((part) => 'not to be reached: ' + part.outerHTML.slice(0, 100))`

const lines = z.array(z.string())

export async function walk(page: Page): Promise<string[]> {
  await page.evaluate('window.stops = []; scrollTo(0, 0)')
  const wrong: string[] = []
  for (let pressed = 0; pressed < MOST; pressed++) {
    await page.keyboard.press('Tab')
    const found = lines.nullable().parse(await page.evaluate(AT_STOP))
    if (found === null) break
    wrong.push(...found)
  }
  if (!(await page.evaluate(`window.stops[0]?.stop.matches('.skip')`))) wrong.push('the way to the text is not the first stop')
  return [...wrong, ...lines.parse(await page.evaluate(LEFT_OUT))]
}
