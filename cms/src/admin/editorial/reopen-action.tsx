import { ArrowClockwise } from '@strapi/icons'
import { useEditorial } from './editorial-store'
import { editorialAddress } from './item-path'
import { useTransition, type ActionProps } from './use-transition'

/** Out of the lock of a taken-down Item. */
export function ReopenAction(props: ActionProps) {
  const address = editorialAddress(props.model, props.documentId)
  const answer = useEditorial(address, props.document?.updatedAt)
  const { run, isRunning } = useTransition(props, address)
  if (!answer?.allowed.includes('reopen')) return null
  return {
    label: 'Mở lại để sửa',
    icon: <ArrowClockwise />,
    variant: 'secondary',
    position: 'panel',
    disabled: isRunning,
    onClick: () => run({ transition: 'reopen', body: {}, done: 'Đã mở lại. Sửa, lưu rồi duyệt lại để đăng.' }),
  }
}
