/** "Bàn biên tập": what stands under each tab, for whom, and that pages and counts agree. */
import { DESK_TABS, type DeskRow, type DeskTab } from '../src/editorial/contract'
import { draftArticle, person, type Api } from './api'
import type { Desk } from './desk'

interface Listed {
  ids: string[]
  count: number
}

export function deskSuite(desk: Desk): void {
  describe('the desk', () => {
    const listed = async (api: Api, tab: DeskTab) => (await everyPage(api, tab)).ids

    test.each(DESK_TABS)('counts under "%s" what its pages hold, each Item once', async (tab) => {
      for (const api of [desk.admin, ...Object.values(desk.people)]) {
        const { ids, count } = await everyPage(api, tab)
        expect([tab, new Set(ids).size, ids.length]).toEqual([tab, count, count])
      }
    })

    test('goes on where a page ended, though what stood before it has left the tab', async () => {
      const first = (await desk.admin.call('GET', '/editorial/desk?tab=published&limit=2')).body
      const rest = (await desk.admin.call('GET', `/editorial/desk?tab=published&limit=2&cursor=${first.next}`)).body
      const ids = [...first.rows, ...rest.rows].map((row: DeskRow) => row.documentId)
      expect(new Set(ids).size).toBe(4)
      await desk.admin.call('POST', `/editorial/articles/${ids[0]}/takedown`, { comment: 'Rời thẻ' })
      const again = (await desk.admin.call('GET', `/editorial/desk?tab=published&limit=2&cursor=${first.next}`)).body
      expect(again.rows.map((row: DeskRow) => row.documentId)).toEqual(ids.slice(2))
    })

    test('follows an Item from hand to hand', async () => {
      const { editor, reviewer, chief } = desk.people
      const id = await desk.article('Đi qua bàn')
      const where = async (api: Api) => {
        const tabs = await Promise.all(DESK_TABS.map(async (tab) => ((await listed(api, tab)).includes(id) ? [tab] : [])))
        return tabs.flat()
      }
      expect(await where(desk.admin)).toEqual(['holding'])
      expect(await where(editor)).toEqual([])
      await desk.admin.call('POST', `/editorial/articles/${id}/submit`, {})
      expect([await where(editor), await where(reviewer)]).toEqual([['mine', 'moving'], ['moving']])
      await editor.call('POST', `/editorial/articles/${id}/take`, {})
      expect(await where(editor)).toEqual(['holding', 'moving'])
      await editor.call('POST', `/editorial/articles/${id}/requestCheck`, {})
      expect([await where(reviewer), await where(editor)]).toEqual([['mine', 'moving'], ['moving']])
      await desk.present(`articles/${id}`)
      // Who wrote it cannot approve it, so it does not wait for them.
      expect([await where(chief), await where(desk.admin)]).toEqual([['mine', 'moving'], ['moving']])
      await desk.approve(`articles/${id}`)
      expect([await where(chief), await where(editor)]).toEqual([['published'], ['published']])
    })

    test('shows a contributor their own alone, a system administrator nothing, and nobody else’s cursor a way past that', async () => {
      const writer = await person({ url: desk.url, admin: desk.admin, role: 'contributor' })
      const system = await person({ url: desk.url, admin: desk.admin, role: 'system-admin' })
      const own = await draftArticle({ api: writer, section: desk.section, fields: { title: 'Của cộng tác viên' } })
      await writer.call('POST', `/editorial/articles/${own}/submit`, {})
      const { next } = (await desk.admin.call('GET', '/editorial/desk?tab=moving&limit=1')).body
      for (const tab of DESK_TABS) {
        expect([tab, await listed(writer, tab)]).toEqual([tab, tab === 'moving' ? [own] : []])
        const { rows } = (await writer.call('GET', `/editorial/desk?tab=${tab}&cursor=${next}`)).body
        expect(rows.filter((row: DeskRow) => row.documentId !== own)).toEqual([])
        expect([tab, await everyPage(system, tab)]).toEqual([tab, { ids: [], count: 0 }])
      }
    })

    test('takes a cursor nobody gave out for none, and refuses a tab that is none', async () => {
      const odd = await desk.admin.call('GET', '/editorial/desk?tab=published&limit=2&cursor=khong-co')
      const first = await desk.admin.call('GET', '/editorial/desk?tab=published&limit=2')
      expect(odd.body.rows).toEqual(first.body.rows)
      expect((await desk.admin.call('GET', '/editorial/desk?tab=khac')).status).toBe(400)
      expect((await desk.admin.call('GET', '/editorial/desk?limit=1000')).status).toBe(400)
    })
  })
}

async function everyPage(api: Api, tab: DeskTab): Promise<Listed> {
  const ids: string[] = []
  for (let cursor = ''; ;) {
    const { rows, next, counts } = (await api.call('GET', `/editorial/desk?tab=${tab}&limit=50${cursor}`)).body
    ids.push(...rows.map((row: DeskRow) => row.documentId))
    if (next === null) return { ids, count: counts[tab] }
    cursor = `&cursor=${next}`
  }
}
