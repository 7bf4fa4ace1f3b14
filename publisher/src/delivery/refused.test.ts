import { ItemRejected, MadeInVain } from '../channels/errors'
import { retryDelivery } from '../operations/retry'
import { useStage } from './testing/use-stage'

const scene = useStage()
const FACTS = { code: 'scripted', message: 'Lỗi thử.', help: 'Sửa rồi gửi lại.', who: 'editor' } as const

/** The first reading back fails so; then an operator sends again. */
async function refuseOnceAndSendAgain(error: ItemRejected) {
  const { facebook, deps } = scene.stage
  const { verify } = facebook
  facebook.verify = async () => {
    facebook.verify = verify
    throw error
  }
  await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
  await scene.stage.run()
  const { id, version, state } = await scene.of('facebook')
  expect(state).toBe('rejected')
  await retryDelivery(deps, { id, expected: version, actor: { id: '1', name: 'Người trực' } })
  await scene.stage.run()
  expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
  return facebook.things.length
}

it('what was made stays what is wanted when reading it back is refused: sent again, it is not made twice', async () => {
  expect(await refuseOnceAndSendAgain(new ItemRejected(FACTS))).toBe(1)
})

it('what was made in vain, as a film that cannot be processed, is made anew', async () => {
  expect(await refuseOnceAndSendAgain(new MadeInVain(FACTS))).toBe(2)
})
