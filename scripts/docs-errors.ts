/** `npm run docs:errors`: writes docs/errors-*.md from the channels' error tables. A test fails while they differ. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { facebookErrorDocument } from '@hl/publisher/dist/channels/facebook/error-document'
import { youtubeErrorDocument } from '@hl/publisher/dist/channels/youtube/error-document'
import { ROOT } from './environment'

writeFileSync(join(ROOT, 'docs/errors-facebook.md'), facebookErrorDocument())
writeFileSync(join(ROOT, 'docs/errors-youtube.md'), youtubeErrorDocument())
