/** An item as it appears in a list. The whole card is one link, and the title is its text. */
import { formatDate } from '@hl/config/time'
import { largeName, mediaUrl, smallName } from '../media'
import { SMALL } from '../pictures'
import type { Card, Cover } from '../site-store'
import { DoorIcon, PlayIcon } from './icons'

const KIND_NAMES = { article: 'Bài viết', video: 'Video', faq: 'Hỏi – Đáp' } as const

export const CardList = ({ cards, isEager = false }: { cards: readonly Card[]; isEager?: boolean }) => (
  <ul class="cards">
    {cards.map((card, index) => (
      <ItemCard card={card} isEager={isEager && index < 2} />
    ))}
  </ul>
)

const ItemCard = ({ card, isEager }: { card: Card; isEager: boolean }) => (
  <li class="card">
    {card.cover ? (
      <div class="shot">
        <CardImage cover={card.cover} isEager={isEager} />
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
      <h3>
        <a href={card.path}>{card.title}</a>
      </h3>
      {card.summary && <p class="small sum">{shorten(card.summary, 140)}</p>}
      <p class="small">
        {card.type === 'article' ? '' : `${KIND_NAMES[card.type]} · `}
        <time datetime={card.publishedAt.toISOString()}>{formatDate(card.publishedAt)}</time>
      </p>
    </div>
  </li>
)

/** Decorative beside its title, so the alternative text is empty. */
const CardImage = ({ cover, isEager }: { cover: Cover; isEager: boolean }) => (
  <img
    src={mediaUrl(smallName(cover.sha256))}
    srcset={`${mediaUrl(smallName(cover.sha256))} ${Math.min(SMALL, cover.width)}w, ${mediaUrl(largeName(cover.sha256))} ${cover.width}w`}
    sizes="(min-width: 720px) 340px, 112px"
    width={cover.width}
    height={cover.height}
    alt=""
    loading={isEager ? 'eager' : 'lazy'}
    decoding="async"
  />
)

export const QuestionList = ({ cards }: { cards: readonly Card[] }) => (
  <ul class="faqs">
    {cards.map((card) => (
      <li>
        <a href={card.path}>{card.title}</a>
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
