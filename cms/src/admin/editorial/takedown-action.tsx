import { useCallback, useRef } from 'react'
import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system'
import { Trash } from '@strapi/icons'
import { useEditorial } from './editorial-store'
import { editorialAddress } from './item-path'
import { useTransition, type ActionProps } from './use-transition'

/** From every channel at once, with a public reason. */
export function TakedownAction(props: ActionProps) {
  const address = editorialAddress(props.model, props.documentId)
  const answer = useEditorial(address, props.document?.updatedAt)
  const { run, isRunning } = useTransition(props, address)
  const latest = useRef(run)
  latest.current = run
  // One component for the whole life of the dialog: a new one at each render would empty the text being typed.
  const content = useCallback(({ onClose }: { onClose: () => void }) => {
    const confirm = (comment: string) => {
      onClose()
      void latest.current({ transition: 'takedown', body: { comment }, done: 'Đã ra lệnh gỡ. Theo dõi từng kênh ở khung "Các kênh".' })
    }
    return <ReasonForm onConfirm={confirm} onClose={onClose} />
  }, [])
  if (!answer?.allowed.includes('takedown')) return null
  return {
    label: 'Gỡ khỏi mọi kênh…',
    icon: <Trash />,
    variant: 'danger-light',
    position: 'panel',
    disabled: isRunning,
    dialog: { type: 'modal', title: 'Gỡ khỏi mọi kênh', content },
  }
}

function ReasonForm({ onConfirm, onClose }: { onConfirm: (reason: string) => void; onClose: () => void }) {
  const reason = useRef<HTMLTextAreaElement>(null)
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>
            Bài sẽ bị gỡ khỏi website, Fanpage và chuyển riêng tư trên YouTube. Muốn đăng lại phải mở lại và duyệt lại.
          </Typography>
          <Field.Root name="reason" hint="Hiện công khai ở trang báo bài đã gỡ. Không ghi thông tin riêng tư.">
            <Field.Label>Lý do</Field.Label>
            <Textarea ref={reason} placeholder="Ví dụ: nhân vật rút lại sự đồng ý" />
            <Field.Hint />
          </Field.Root>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          Thôi
        </Button>
        <Button variant="danger" onClick={() => onConfirm(reason.current?.value.trim() ?? '')}>
          Gỡ khỏi mọi kênh
        </Button>
      </Modal.Footer>
    </>
  )
}
