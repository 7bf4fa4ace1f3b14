import { Box, Flex, Typography } from '@strapi/design-system'
import type { ChannelEdits } from '../../editorial/contract'

type Edit = ChannelEdits['edits'][number]

/** Of a published Item: what the draft's changes will reach on each channel; folded below, everything else that could change. */
export function EditMatrix({ edits: channels }: { edits: readonly ChannelEdits[] }) {
  if (channels.length === 0) return null
  const isChanging = channels.some(({ edits }) => edits.some((edit) => edit.isChanged))
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {isChanging ? (
        <>
          <Typography fontWeight="bold">Lần sửa này khi được duyệt</Typography>
          {channels.map((channel) => (
            <Reach key={channel.channel} name={channel.name} edits={channel.edits.filter((edit) => edit.isChanged)} />
          ))}
        </>
      ) : null}
      <details>
        <Typography tag="summary" textColor="primary600" style={{ cursor: 'pointer' }}>
          {isChanging ? 'Sửa những phần khác thì sao?' : 'Sửa bài đã đăng thì mỗi kênh đổi được gì?'}
        </Typography>
        <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
          {channels.map((channel) => (
            <Reach key={channel.channel} name={channel.name} edits={channel.edits.filter((edit) => !edit.isChanged)} />
          ))}
        </Flex>
      </details>
    </Flex>
  )
}

function Reach({ name, edits }: { name: string; edits: readonly Edit[] }) {
  return (
    <Box>
      <Typography variant="sigma" textColor="neutral600">
        {name}
      </Typography>
      {edits.map((edit) => (
        <Flex key={edit.field} gap={2} alignItems="flex-start" paddingTop={1}>
          <Typography textColor={TONES[edit.reach]} aria-hidden>
            {MARKS[edit.reach]}
          </Typography>
          <Typography>
            <Typography fontWeight="semiBold">{`${edit.label}: ${WORDS[edit.reach]}. `}</Typography>
            {edit.note}
          </Typography>
        </Flex>
      ))}
    </Box>
  )
}

const WORDS: Record<Edit['reach'], string> = { updated: 'đổi theo', kept: 'giữ bản cũ', unused: 'không liên quan' }
const MARKS: Record<Edit['reach'], string> = { updated: '✓', kept: '✕', unused: '–' }
const TONES: Record<Edit['reach'], string> = { updated: 'success600', kept: 'danger600', unused: 'neutral600' }
