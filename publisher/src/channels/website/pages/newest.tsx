/** A section or a topic in a few lines: its name, and the titles of its newest items. */
import type { Card } from '../site-store'
import type { Crumb } from './crumbs'
import { Title } from './title'

interface NewestProps {
  of: Crumb
  heading: 'h2' | 'h3'
  lead?: string
  cards: readonly Card[]
}

export const Newest = ({ of, heading: Heading, lead, cards }: NewestProps) => (
  <section>
    <Heading>
      <a href={of.path}>{of.title}</a>
    </Heading>
    {lead && <p class="small">{lead}</p>}
    {cards.length > 0 && (
      <ul>
        {cards.map((card) => (
          <li>
            <a href={card.path}>
              <Title text={card.title} />
            </a>
          </li>
        ))}
      </ul>
    )}
  </section>
)
