/** What several tests do on a Stage. */
import type { Plan, Receipt } from '../../channel'
import { confirm } from '../../conformance-worker'
import type { Release } from '@hl/config/release'
import type { FacebookRendition } from '../render'
import type { Stage } from './stage'

type PlanOf<Action> = Extract<Plan<FacebookRendition>, { action: Action }>

export function scenes(stage: Stage) {
  const { channel } = stage
  const world = (release: Release) => ({ channel, release, changedRelease: release })
  const create = (release: Release): PlanOf<'create'> => ({ action: 'create', release, rendition: channel.render(release, []) })
  return {
    world,
    create,
    update: (from: Release, to: Release): PlanOf<'update'> => ({
      action: 'update',
      release: to,
      rendition: channel.render(to, []),
      previous: channel.render(from, []),
    }),
    /** live and verified */
    async placed(release: Release) {
      const ctx = stage.context()
      await channel.deliver(create(release), ctx)
      await confirm({ world: world(release), ctx, release })
      return ctx
    },
    /** upload phases that arrived, oldest first */
    phases: async () => (await stage.calls()).flatMap(({ phase }) => phase ?? []),
    byHand: (id: string, edit: object, kind: 'posts' | 'videos' = 'posts') =>
      fetch(`${stage.sandbox.url}/hand/facebook/${kind}/${id}`, { method: 'POST', body: JSON.stringify(edit) }),
  }
}

export function only(receipts: readonly Receipt[]): Receipt {
  const [receipt, ...others] = receipts
  if (!receipt || others.length > 0) throw new Error(`${receipts.length} receipts`)
  return receipt
}
