import type { ChannelId } from '@hl/config/words'
import type { Channel } from './channel'
import { NotAuthorized } from './errors'
import { connectedChannels, fixedConnection, perConnection, unconnectedHealth } from './connection'
import { createScriptedChannel } from '../delivery/testing/scripted-channel'

const LOST = new NotAuthorized({ code: 'facebook.disconnected', message: 'Đã ngắt kết nối.', help: 'Kết nối lại.', who: 'operator' })

test('what is made for an account is kept until the account is another', async () => {
  let account = { token: 'one' }
  const source = { current: () => Promise.resolve(account), wasConnected: () => Promise.resolve(true) }
  const made = perConnection(source, ({ token }) => ({ token }))
  const first = await made()
  expect(await made()).toBe(first)
  account = { token: 'two' }
  expect(await made()).toEqual({ token: 'two' })
})

test('an account that cannot be had is a channel that is not well, in words', () => {
  expect(unconnectedHealth({ error: LOST, mode: 'real' })).toMatchObject({ ok: false, summary: 'Đã ngắt kết nối. Kết nối lại.' })
  expect(() => unconnectedHealth({ error: new TypeError('a bug'), mode: 'real' })).toThrow('a bug')
})

test('a fixed account counts as connected from the start', async () => {
  expect(await fixedConnection({ token: 'x' }).wasConnected()).toBe(true)
})

test('a channel that never had an account counts for nothing, one that needs none always counts', async () => {
  const channels = new Map<ChannelId, Channel>([
    ['website', createScriptedChannel({ id: 'website' })],
    ['facebook', { ...createScriptedChannel({ id: 'facebook' }), wasConnected: async () => false }],
    ['youtube', { ...createScriptedChannel({ id: 'youtube' }), wasConnected: async () => true }],
  ])
  expect([...(await connectedChannels(channels)).keys()]).toEqual(['website', 'youtube'])
})
