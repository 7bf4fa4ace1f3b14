import { closedBecause, usualFormat, type Standing } from '../../plan/formats'
import { unusualFormat, unusualOnFacebook, type FacebookChoices as Choices } from '../../plan/plan-words'
import { FormatCards } from './format-cards'
import { MoreChoices } from './more-choices'
import { Tick } from './tick'
import { useChoiceWords } from './use-choice-words'
import { WrittenText } from './written-text'

/** What of a post may be otherwise than usual. */
export function FacebookChoices(props: {
  value: Choices
  isVideo: boolean
  standing: Standing
  disabled: boolean
  onChange: (changed: Choices) => void
}) {
  const { value, isVideo, standing, disabled, onChange } = props
  const say = useChoiceWords()
  const usual = usualFormat({ isVideo })
  const format = unusualFormat({ facebook: value, isVideo, pictures: standing.pictures })
  return (
    <MoreChoices chosen={[...(format === null ? [] : [format]), ...unusualOnFacebook(value)]}>
      <FormatCards
        value={value.format ?? usual}
        pictures={standing.pictures}
        closedBecause={(one) => closedBecause({ ...standing, format: one })}
        disabled={disabled}
        onChange={(chosen) => onChange({ format: chosen === usual ? null : chosen })}
      />
      <WrittenText
        field="facebook.firstComment"
        label={say('choice.comment')}
        hint={say('choice.comment.hint')}
        value={value.firstComment ?? ''}
        disabled={disabled}
        onChange={(firstComment) => onChange({ firstComment })}
      />
      <Tick
        label={say('choice.facebook.replace')}
        hint={say('choice.facebook.replace.hint')}
        checked={value.replace === true}
        disabled={disabled}
        onChange={(replace) => onChange({ replace })}
      />
    </MoreChoices>
  )
}
