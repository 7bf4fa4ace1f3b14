import { Check } from '@strapi/icons'
import { useForm } from '@strapi/strapi/admin'
import { useEditorial } from './editorial-store'
import { editorialAddress } from './item-path'
import { useTransition, type ActionProps } from './use-transition'

/** The one way to the channels. It names the hash of the text on the screen, so it can only approve what was read. */
export function ApproveAction(props: ActionProps) {
  const address = editorialAddress(props.model, props.documentId)
  const answer = useEditorial(address, props.document?.updatedAt)
  const isModified = useForm('ApproveAction', ({ modified }) => modified)
  const { run, isRunning } = useTransition(props, address)
  if (!answer?.allowed.includes('approve')) return null
  return {
    label: 'Duyệt và phát hành',
    icon: <Check />,
    variant: 'success',
    position: 'panel',
    disabled: isModified || isRunning,
    loading: isRunning,
    onClick: () =>
      run({
        transition: 'approve',
        body: { releaseHash: answer.releaseHash ?? 'incomplete' },
        done: 'Đã duyệt. Bài đang được gửi tới các kênh.',
      }),
  }
}
