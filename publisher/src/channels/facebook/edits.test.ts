import { afterEach } from '@jest/globals'
import type { Release } from '@hl/config/release'
import { changeOf, checkEdits, type EditScene } from '../edit-checks'
import { EDITS } from './edits'
import { scenes } from './testing/scenes'
import { articleRelease, openStage, videoRelease, type Stage } from './testing/stage'

let stage: Stage
afterEach(() => stage.close())

async function open(releaseOf: (stage: Stage) => Release): Promise<EditScene> {
  stage = await openStage()
  const scene = scenes(stage)
  const release = releaseOf(stage)
  return {
    release,
    async place(first) {
      const ctx = await scene.placed(first)
      const scrapes = () => ctx.steps.filter(({ name }) => name === 'scrape').map(({ request }) => request)
      return {
        update: (changed) => stage.channel.deliver(scene.update(first, changed), ctx),
        // the card is made from our page, which this stage does not change: a fresh look of Facebook's at the same page is what shows it
        seen: async () => ({ ...(await stage.state()), looks: scrapes().filter((request) => isOf({ request, release })).length }),
      }
    },
    changed(field) {
      if (field === 'picture') return { ...release, cover: stage.pictures[1] }
      if (field === 'film') return { ...release, video: stage.otherFilm }
      return changeOf({ release, field })
    },
  }
}

function isOf({ request, release }: { request: unknown; release: Release }): boolean {
  return JSON.stringify(request).includes(`/${release.slug}/`)
}

checkEdits({ name: 'a link post', edits: EDITS.article, open: () => open(() => articleRelease()) })
checkEdits({ name: 'a question', edits: EDITS.faq, open: () => open(() => articleRelease({ type: 'faq' })) })
checkEdits({ name: 'a film on the Page', edits: EDITS.video, open: () => open(({ film }) => videoRelease({ video: film })) })
