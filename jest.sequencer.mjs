/** The files that look at the system as it was seeded run before those that write into it; the rest as Jest sorts them. */
import Sequencer from '@jest/test-sequencer'

const SEEDED = /scripts\/e2e\/(system|browser|crawl)\.e2e\.test\.ts$/

export default class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    return [...sorted.filter(({ path }) => SEEDED.test(path)), ...sorted.filter(({ path }) => !SEEDED.test(path))]
  }
}
