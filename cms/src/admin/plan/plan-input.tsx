/** The plan in the form: one line, which unfolds to an editor. Takes the place of the component's own boxes. */
import { useState } from 'react'
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { useForm } from '@strapi/strapi/admin'
import { unstable_useContentManagerContext as useContentManager } from '@strapi/content-manager/strapi-admin'
import { planFindings, type PlanFinding } from '../../plan/plan-findings'
import { planWords, type FacebookChoices as FacebookValue } from '../../plan/plan-words'
import { useKnownAnswer } from '../editorial/editorial-store'
import { editorialAddress } from '../editorial/item-path'
import { ChannelEditor, type ChannelValue } from './channel-editor'
import { FacebookChoices } from './facebook-choices'
import { OwnText } from './own-text'
import { countPictures, filmIn, type MediaFields } from './shown-media'
import { useCalendarWords } from './use-calendar-words'
import { usePlanTexts } from './use-plan-texts'
import { YouTubeChoices, type YouTubeValue } from './youtube-choices'

interface PlanValue {
  id?: number
  website?: ChannelValue | null
  facebook?: (ChannelValue & FacebookValue & { message?: string | null }) | null
  youtube?: (ChannelValue & YouTubeValue & { title?: string | null; description?: string | null }) | null
}
interface FormValues extends MediaFields {
  title?: string | null
  summary?: string | null
  pinnedUntil?: string | null
}

/** Strapi hands these to every custom field. */
export function PlanInput(props: { name?: string; label?: string; value?: PlanValue | null; disabled?: boolean }) {
  const { name = 'plan', label = '', value, disabled = false } = props
  const say = useCalendarWords()
  const [isOpen, setOpen] = useState(false)
  const { model, id } = useContentManager()
  const values = useForm('PlanInput', (form): FormValues => form.values)
  const onChange = useForm('PlanInput', (form) => form.onChange)
  const { title, summary, pinnedUntil } = values
  const isVideo = model === 'api::video.video'
  const file = isVideo ? values.film : values.clip
  const pictures = countPictures(values)
  const address = editorialAddress(model, id)
  const isWarning = useKnownAnswer(address)?.isWarning === true || (model !== 'api::faq.faq' && Boolean(pinnedUntil))
  const texts = usePlanTexts({
    address,
    title: title ?? '',
    summary: summary ?? '',
    format: value?.facebook?.format ?? null,
    isWanted: isOpen,
  })
  const film = filmIn({ file, known: texts?.film ?? null })
  const hasFilm = film !== null
  const planned = { plan: value, isVideo, hasFilm, pictures, now: new Date() }
  const hints = planFindings({ ...planned, isWarning, isDecidedNow: false })
  const change = (changed: PlanValue) => onChange(name, { ...value, ...changed })
  const of = (channel: PlanFinding['channel']) => ({ channel, hints: hints.filter((hint) => hint.channel === channel), disabled })
  const { website, facebook, youtube } = value ?? {}
  const notice = texts?.notice ?? (id ? null : say('plan.saveFirst'))
  return (
    <Box tag="section" aria-label={label} data-plan>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Box flex="1 1 30rem">
          <Typography variant="pi" fontWeight="bold">
            {label}
          </Typography>
          <Typography tag="p">{planWords(planned)}</Typography>
          {hints.length > 0 && !isOpen ? (
            <Typography tag="p" textColor="warning700">
              {hints.map((hint) => hint.message).join(' ')}
            </Typography>
          ) : null}
        </Box>
        <Button variant="tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? say('plan.fold') : say('plan.edit')}
        </Button>
      </Flex>
      {isOpen ? (
        <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
          {notice ? <Typography textColor="neutral600">{notice}</Typography> : null}
          <ChannelEditor {...of('website')} value={website ?? {}} onChange={(next) => change({ website: next })} />
          <ChannelEditor {...of('facebook')} value={facebook ?? {}} onChange={(next) => change({ facebook: next })}>
            <OwnText
              field="facebook.message"
              own={facebook?.message ?? null}
              text={texts?.texts['facebook.message'] ?? null}
              disabled={disabled}
              onChange={(message) => change({ facebook: { ...facebook, message } })}
            />
            <FacebookChoices
              value={facebook ?? {}}
              isVideo={isVideo}
              standing={{ hasPage: website?.enabled !== false, pictures, film }}
              disabled={disabled}
              onChange={(changed) => change({ facebook: { ...facebook, ...changed } })}
            />
          </ChannelEditor>
          {hasFilm ? (
            <ChannelEditor {...of('youtube')} value={youtube ?? {}} onChange={(next) => change({ youtube: next })}>
              <OwnText
                field="youtube.title"
                own={youtube?.title ?? null}
                text={texts?.texts['youtube.title'] ?? null}
                disabled={disabled}
                onChange={(own) => change({ youtube: { ...youtube, title: own } })}
              />
              <OwnText
                field="youtube.description"
                own={youtube?.description ?? null}
                text={texts?.texts['youtube.description'] ?? null}
                disabled={disabled}
                onChange={(description) => change({ youtube: { ...youtube, description } })}
              />
              <YouTubeChoices
                value={youtube ?? {}}
                disabled={disabled}
                onChange={(changed) => change({ youtube: { ...youtube, ...changed } })}
              />
            </ChannelEditor>
          ) : (
            <Typography textColor="neutral600">{say('plan.noFilm')}</Typography>
          )}
        </Flex>
      ) : null}
    </Box>
  )
}
