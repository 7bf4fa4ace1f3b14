import { Box, Flex, Typography } from '@strapi/design-system'
import type { ChannelEdits } from '../../editorial/contract'

type Edit = ChannelEdits['edits'][number]

/** Of a published Item: what the draft's changes will reach on each channel; folded below, everything else in short. */
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
            <InShort key={channel.channel} name={channel.name} edits={channel.edits.filter((edit) => !edit.isChanged)} />
          ))}
        </Flex>
      </details>
    </Flex>
  )
}

function Reach({ name, edits }: { name: string; edits: readonly Edit[] }) {
  return (
    <Box>
      <ChannelName name={name} />
      {edits.map((edit) => (
        <Line key={edit.field} reach={edit.reach} start={`${edit.label}: ${WORDS[edit.reach]}.`} text={edit.note} />
      ))}
    </Box>
  )
}

/** Only what stays behind, or costs what is there, needs its sentence. */
function InShort({ name, edits }: { name: string; edits: readonly Edit[] }) {
  const labels = (reach: Edit['reach']) => edits.filter((edit) => edit.reach === reach).map((edit) => edit.label)
  return (
    <Box>
      <ChannelName name={name} />
      {labels('updated').length > 0 ? <Line reach="updated" start="Đổi theo:" text={`${labels('updated').join(' · ')}.`} /> : null}
      {edits
        .filter(({ reach }) => reach === 'kept' || reach === 'replaced')
        .map((edit) => (
          <Line key={edit.field} reach={edit.reach} start={`${edit.label}: ${WORDS[edit.reach]}.`} text={edit.note} />
        ))}
      {labels('unused').length > 0 ? <Line reach="unused" start="Không liên quan:" text={`${labels('unused').join(' · ')}.`} /> : null}
    </Box>
  )
}

function ChannelName({ name }: { name: string }) {
  return (
    <Typography variant="sigma" textColor="neutral600">
      {name}
    </Typography>
  )
}

function Line({ reach, start, text }: { reach: Edit['reach']; start: string; text: string }) {
  return (
    <Flex gap={2} alignItems="flex-start" paddingTop={1}>
      <Typography textColor={TONES[reach]} aria-hidden>
        {MARKS[reach]}
      </Typography>
      <Typography>
        <strong>{start}</strong> {text}
      </Typography>
    </Flex>
  )
}

const WORDS: Record<Edit['reach'], string> = {
  updated: 'đổi theo',
  replaced: 'đăng bản mới thay bản cũ',
  kept: 'giữ bản cũ',
  unused: 'không liên quan',
}
const MARKS: Record<Edit['reach'], string> = { updated: '✓', replaced: '↻', kept: '✕', unused: '–' }
const TONES: Record<Edit['reach'], string> = {
  updated: 'success600',
  replaced: 'warning600',
  kept: 'danger600',
  unused: 'neutral600',
}
