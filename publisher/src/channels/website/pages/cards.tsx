/** An item as it appears in a list. The whole card is one link, and the title is its text. */
import { formatDate } from '@hl/config/time'
import type { Card, Cover } from '../site-store'
import { DoorIcon, PlayIcon } from './icons'
import { Image } from './picture'
import { Title } from './title'

const KIND_NAMES = { article: 'Bài viết', video: 'Video', faq: 'Hỏi – Đáp' } as const

interface CardListProps {
  cards: readonly Card[]
  /** `led`: the first stands out; `row`: small, as many beside each other as there is room for */
  look?: 'led' | 'row'
  /** one below the heading the list stands under */
  heading?: 'h2' | 'h3'
  isEager?: boolean
}

export const CardList = ({ cards, look, heading = 'h3', isEager = false }: CardListProps) => (
  <ul class={look ? `cards ${look}` : 'cards'}>
    {cards.map((card, index) => (
      <ItemCard card={card} Heading={heading} isEager={isEager && index < 2} isLead={look === 'led' && index === 0} />
    ))}
  </ul>
)

const ItemCard = ({ card, Heading, isEager, isLead }: { card: Card; Heading: 'h2' | 'h3'; isEager: boolean; isLead: boolean }) => (
  <li class="card">
    {card.cover ? (
      <div class="shot">
        <CardImage cover={card.cover} isEager={isEager} isLead={isLead} />
        {card.type === 'video' && (
          <span class="play">
            <PlayIcon />
          </span>
        )}
      </div>
    ) : (
      <div class="shot blank">
        <DoorIcon size={36} />
      </div>
    )}
    <div class="text">
      <Heading class="name">
        <a href={card.path}>
          <Title text={card.title} />
        </a>
      </Heading>
      {card.summary && <p class="small sum">{shorten(card.summary, isLead ? 260 : 140)}</p>}
      <p class="small">
        {card.type === 'article' ? '' : `${KIND_NAMES[card.type]} · `}
        <time datetime={card.publishedAt.toISOString()}>{formatDate(card.publishedAt)}</time>
      </p>
    </div>
  </li>
)

/** Decorative beside its title, so the alternative text is empty. */
const CardImage = ({ cover, isEager, isLead }: { cover: Cover; isEager: boolean; isLead: boolean }) => {
  const sizes = isLead ? '(min-width: 720px) 700px, calc(100vw - 32px)' : '(min-width: 720px) 340px, 112px'
  return <Image sha256={cover.sha256} size={cover} sizes={sizes} alt="" isEager={isEager} />
}

export const QuestionList = ({ cards }: { cards: readonly Card[] }) => (
  <ul class="faqs">
    {cards.map((card) => (
      <li>
        <a href={card.path}>
          <Title text={card.title} />
        </a>
      </li>
    ))}
  </ul>
)

/** Cut at a word, with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))}…`
}
