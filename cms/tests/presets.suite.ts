/** Choosing the chain: who may, what the board is told, and that no Item is stranded by a change in mid-flow. */
import { PRESET_IDS, STAGES, type PresetId } from '@hl/config/chain'
import type { Api } from './api'
import { ticked, type Desk } from './desk'
import { putAt, stageOf } from './matrix'

const CHANGES = PRESET_IDS.flatMap((from) => PRESET_IDS.filter((to) => to !== from).map((to) => [from, to] as const))
const MOST_MOVES = 8

export function presetsSuite(desk: Desk): void {
  const choose = (preset: PresetId) => desk.people.chief.call('PUT', '/editorial/settings', { preset })

  describe('presets', () => {
    afterAll(() => choose('chuan'))

    test('are chosen by the chief editor alone, and told to the audit', async () => {
      const before = (await desk.outbox('editorial-settings')).length
      expect((await desk.people.editor.call('PUT', '/editorial/settings', { preset: 'gon' })).status).toBe(403)
      expect((await desk.people.chief.call('PUT', '/editorial/settings', { preset: 'khac' })).status).toBe(400)
      expect(await choose('gon')).toMatchObject({ status: 200, body: { preset: 'gon' } })
      const told = (await desk.outbox('editorial-settings')).slice(before)
      expect(told).toMatchObject([{ kind: 'event', subject: 'settings', action: 'preset', data: { from: 'chuan', to: 'gon' } }])
    })

    test('say how many people can approve, and warn as soon as only one can', async () => {
      const settings = async () => (await desk.people.chief.call('GET', '/editorial/settings')).body
      expect(await settings()).toMatchObject({ approvers: await approversIn(desk), warning: null })
      const me = (await desk.people.chief.call('GET', '/admin/users/me')).body.data.id
      await desk.database.query('update cms.admin_users set is_active = false where id <> $1', [me])
      const alone = await settings()
      await desk.database.query('update cms.admin_users set is_active = true')
      expect(alone).toMatchObject({ approvers: 1, warning: expect.stringContaining('một người') })
    })

    test('gọn: two moves from written to live, and the approver signs', async () => {
      await choose('gon')
      const id = await desk.article('Gọn')
      const path = `/editorial/articles/${id}`
      expect((await desk.admin.call('POST', `${path}/submit`, {})).body.stage).toBe('awaiting_approval')
      const { releaseHash } = (await desk.people.chief.call('GET', path)).body
      const open = await desk.people.chief.call('POST', `${path}/approve`, { releaseHash })
      expect(open.body.error.code).toBe('checklist_open')
      const checklist = await ticked(desk.people.chief, `articles/${id}`)
      expect((await desk.people.chief.call('POST', `${path}/approve`, { releaseHash, checklist })).body.stage).toBe('approved')
    })

    test.each(CHANGES)(
      'changed from %s to %s in mid-flow, every Item still comes to approval',
      async (from, to) => {
        const stranded: string[] = []
        for (const stage of STAGES.filter((one) => one !== 'approved')) {
          await choose(from)
          const id = await desk.article(`Đổi quy trình ở ${stage}`)
          await putAt(desk, id, { stage, isLive: false })
          await neverChecked(desk, id)
          await choose(to)
          const trail = await pushOn(desk, id)
          if (trail.at(-1) !== 'approved') stranded.push(trail.join(' → '))
        }
        expect(stranded).toEqual([])
      },
      60_000,
    )
  })
}

async function approversIn(desk: Desk): Promise<number> {
  const sql = `select count(distinct l.user_id)::int as n from cms.admin_users_roles_lnk l
                 join cms.admin_roles r on r.id = l.role_id join cms.admin_users u on u.id = l.user_id
                where r.code in ('hl-chief-editor', 'strapi-super-admin') and u.is_active and u.blocked is not true`
  return (await desk.database.query(sql)).rows[0].n
}

/** In gọn nothing is ever signed before the approver: what waits there comes unchecked into the longer chains. */
async function neverChecked(desk: Desk, id: string): Promise<void> {
  await desk.database.query('update cms.item_states set checked_by = null where document_id = $1', [id])
}

/** Whoever is offered a main button presses it; an approver who cannot approve sends it back. @returns the stages it came through */
async function pushOn(desk: Desk, id: string): Promise<string[]> {
  const { editor, reviewer, chief } = desk.people
  const trail: string[] = [await stageOf(desk, id)]
  for (let moves = 0; moves < MOST_MOVES && trail.at(-1) !== 'approved'; moves += 1) {
    const isMoved = (await press(editor, id)) || (await press(reviewer, id)) || (await press(chief, id)) || (await sendBack(chief, id))
    trail.push(await stageOf(desk, id))
    if (!isMoved) return [...trail, 'nobody can move it']
  }
  return trail
}

async function press(api: Api, id: string): Promise<boolean> {
  const path = `/editorial/articles/${id}`
  const { mainTransition, releaseHash } = (await api.call('GET', path)).body
  if (!mainTransition) return false
  const checklist = await ticked(api, `articles/${id}`)
  return (await api.call('POST', `${path}/${mainTransition.transition}`, { checklist, releaseHash })).status === 200
}

async function sendBack(api: Api, id: string): Promise<boolean> {
  return (await api.call('POST', `/editorial/articles/${id}/return`, { comment: 'Chưa thẩm định' })).status === 200
}
