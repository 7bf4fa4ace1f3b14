import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FACEBOOK_FORMATS, planSchema } from '@hl/config/release'
import { CATEGORY_KEYS } from '@hl/config/youtube-categories'
import { z } from 'zod'
import { aDraft, aPlan } from '../../tests/a-draft'
import { planOf } from './plan-of'

const planned = (changed: Parameters<typeof aPlan>[0], type: 'article' | 'video' = 'article') =>
  planSchema.parse(planOf(aDraft({ type, plan: aPlan(changed) })))

test('a plan nobody touched has no choices in it, whether the form was opened or not', () => {
  expect(planned({})).toEqual(planOf(aDraft()))
  expect(planned({ facebook: { format: 'link' }, youtube: { category: 'giao-duc', tags: ' , ' } })).toEqual(planOf(aDraft()))
  expect(planned({ facebook: { format: 'video' } }, 'video')).toEqual(planOf(aDraft({ type: 'video' })))
})

test('what was chosen is in it, in the words of the platforms', () => {
  const { facebook, youtube } = planned({
    facebook: { format: 'photos', firstComment: 'Xem thêm ở trang của chúng tôi.', replace: true },
    youtube: { tags: 'việc làm, Việc làm,học nghề', category: 'tin-tuc', madeForKids: true, notifySubscribers: false, replace: true },
  })
  expect(facebook).toMatchObject({ format: 'photos', firstComment: 'Xem thêm ở trang của chúng tôi.', replace: true })
  expect(youtube).toMatchObject({
    tags: ['việc làm', 'học nghề'],
    category: '25',
    madeForKids: true,
    notifySubscribers: false,
    replace: true,
  })
})

test('a video as a link is a choice, an article as one is not', () => {
  expect(planned({ facebook: { format: 'link' } }, 'video').facebook.format).toBe('link')
  expect(planned({ facebook: { format: 'link' } }).facebook).not.toHaveProperty('format')
})

test('the form offers what a Release can say, and nothing else', () => {
  expect(enumOf('plan-facebook', 'format')).toEqual([...FACEBOOK_FORMATS])
  expect(enumOf('plan-youtube', 'category')).toEqual([...CATEGORY_KEYS])
})

function enumOf(component: string, attribute: string): string[] | undefined {
  const file = readFileSync(join(__dirname, `../components/item/${component}.json`), 'utf8')
  const schema = z.object({ attributes: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() })) })
  return schema.parse(JSON.parse(file)).attributes[attribute]?.enum
}
