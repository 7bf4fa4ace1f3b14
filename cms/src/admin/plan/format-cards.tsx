import { useId } from 'react'
import { Box, Typography } from '@strapi/design-system'
import type { FacebookFormat } from '@hl/config/release'
import { styled } from 'styled-components'
import { FORMATS, MOST_PICTURES } from '../../plan/formats'
import { useChoiceWords, type SayChoice } from './use-choice-words'

/** How the Item stands on the Page: four cards, of which one is chosen. What it cannot be says why instead of what it is. */
export function FormatCards(props: {
  value: FacebookFormat
  pictures: number
  /** null: open */
  closedBecause: (format: FacebookFormat) => string | null
  disabled: boolean
  onChange: (format: FacebookFormat) => void
}) {
  const { value, pictures, closedBecause, disabled, onChange } = props
  const say = useChoiceWords()
  const id = useId()
  return (
    <Box role="radiogroup" aria-labelledby={id}>
      <Typography id={id} variant="pi" fontWeight="bold">
        {say('choice.format')}
      </Typography>
      <Cards>
        {FORMATS.map((format) => {
          const reason = closedBecause(format)
          const isChosen = value === format
          return (
            <Card key={format} data-format={format} $isChosen={isChosen} $isClosed={reason !== null}>
              <input
                type="radio"
                name={id}
                checked={isChosen}
                // what became impossible after it was chosen stays chosen until somebody chooses otherwise
                disabled={disabled || (reason !== null && !isChosen)}
                aria-describedby={`${id}-${format}`}
                onChange={() => onChange(format)}
              />
              <span>
                <Typography fontWeight="bold">{say(`choice.format.${format}`)}</Typography>
                <Typography
                  id={`${id}-${format}`}
                  tag="p"
                  variant="pi"
                  textColor={reason === null ? 'neutral600' : isChosen ? 'danger600' : 'neutral600'}
                >
                  {reason ?? hintOf({ format, pictures, say })}
                </Typography>
              </span>
            </Card>
          )
        })}
      </Cards>
    </Box>
  )
}

function hintOf({ format, pictures, say }: { format: FacebookFormat; pictures: number; say: SayChoice }): string {
  if (format !== 'photos') return say(`choice.format.${format}.hint`)
  if (pictures > MOST_PICTURES) return say('choice.format.photos.most', { count: String(MOST_PICTURES) })
  return pictures > 1 ? say('choice.format.photos.many', { count: String(pictures) }) : say('choice.format.photos.one')
}

const Cards = styled.div`
  display: grid;
  gap: 0.8rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  padding-top: 0.4rem;
`
const Card = styled.label<{ $isChosen: boolean; $isClosed: boolean }>`
  display: flex;
  gap: 1rem;
  align-items: flex-start;
  padding: 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme, $isChosen }) => ($isChosen ? theme.colors.primary600 : theme.colors.neutral200)};
  background: ${({ theme, $isChosen, $isClosed }) =>
    $isClosed ? theme.colors.neutral100 : $isChosen ? theme.colors.primary100 : theme.colors.neutral0};
  cursor: ${({ $isClosed }) => ($isClosed ? 'not-allowed' : 'pointer')};
  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
  input {
    flex: none;
    width: 1.8rem;
    height: 1.8rem;
    margin: 0.1rem 0 0;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
`
