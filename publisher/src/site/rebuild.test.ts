import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { lstat, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { exampleRelease } from '../release/example-release'
import { rebuildSite, type RebuildOptions } from './rebuild'
import { everyHash, manifestDiffers, strayFiles } from './testing/site-on-disk'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

const ITEMS = 12

describe('a rebuild of the site', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    const video = await site.addMedia({ bytes: Buffer.from('phim'), ext: '.mp4', mime: 'video/mp4' })
    await publish({ site, release: exampleRelease({ documentId: 'phim', type: 'video', video }) })
    for (let n = 1; n <= ITEMS; n++) await publish({ site, release: exampleRelease({ documentId: `doc${n}` }) })
  })
  afterAll(() => site.close())

  const rebuild = (options: Partial<RebuildOptions> = {}) => rebuildSite({ ...site, site: site.store, mode: 'real', ...options })
  const versions = async () => (await readdir(`${site.siteDir}.versions`)).sort()

  it('takes the place of the live site in one step, and the manifest says so', async () => {
    expect(await rebuild({ siteUrl: 'https://moi.example' })).toMatchObject({ pages: ITEMS + 1, gone: 0 })
    expect((await lstat(site.siteDir)).isSymbolicLink()).toBe(true)
    expect(await versions()).toHaveLength(2)
    expect(await readFile(join(site.siteDir, 'index.html'), 'utf8')).toContain('<link rel="canonical" href="https://moi.example/"')
    expect((await read({ site, path: '/bai-viet/doc7/' })).text).toContain('https://moi.example/bai-viet/doc7/')
    expect([await manifestDiffers(site), await strayFiles(site)]).toEqual([[], []])
    await rebuild()
    expect((await read({ site, path: '/bai-viet/doc7/' })).text).toContain(`${site.siteUrl}/bai-viet/doc7/`)
    expect(await versions()).toHaveLength(2)
    expect((await read({ site, path: (await filmPath()) ?? '' })).text).toBe('phim')
  })

  it('holds what was published, corrected and taken down while it ran', async () => {
    let isDone = false
    let meanwhile: Promise<void> = Promise.resolve()
    const change = async () => {
      await publish({ site, release: exampleRelease({ documentId: 'moi' }) })
      await publish({ site, release: exampleRelease({ documentId: 'doc3', title: 'Đã sửa' }) })
      await publish({ site, release: exampleRelease({ documentId: 'doc4', slug: 'dia-chi-khac', formerSlugs: ['doc4'] }) })
      for (const [documentId, path] of [
        ['doc5', '/bai-viet/doc5/'],
        ['phim', '/video/phim/'],
      ] as const) {
        const ctx = contextOf({ site, documentId })
        ctx.keep({ key: 'page', externalId: path, url: null })
        await takeDown({ site, documentId, reason: null, ctx })
      }
    }
    const film = await filmPath()
    await rebuild({
      concurrency: 1,
      onProgress({ done }) {
        if (done < 6 || isDone) return
        isDone = true
        meanwhile = change()
      },
    })
    await meanwhile
    await site.running.catchUp()
    const statuses = async (paths: string[]) => Promise.all(paths.map(async (path) => (await read({ site, path })).status))
    expect(
      await statuses(['/bai-viet/moi/', '/bai-viet/doc4/', '/bai-viet/dia-chi-khac/', '/bai-viet/doc5/', '/video/phim/', film ?? '']),
    ).toEqual([200, 301, 200, 410, 410, 404])
    expect((await read({ site, path: '/bai-viet/doc3/' })).text).toContain('Đã sửa')
    const feed = (await read({ site, path: '/feed.json' })).text
    expect([feed.includes('/bai-viet/moi/'), feed.includes('Đã sửa'), feed.includes('/bai-viet/doc5/')]).toEqual([true, true, false])
    expect([await manifestDiffers(site), await strayFiles(site)]).toEqual([[], []])
  })

  it('puts no film back that was taken down at the last moment', async () => {
    const video = await site.addMedia({ bytes: Buffer.from('phim riêng'), ext: '.mp4', mime: 'video/mp4' })
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'rieng', type: 'video', video }) })
    const film = `/media/${video.sha256}.mp4`
    expect((await read({ site, path: film })).text).toBe('phim riêng')
    await rm(join(site.siteDir, film))
    let isDown = false
    // between the look at the page that lost it and its files
    const query = async (text: string, values?: unknown[]) => {
      const found = await site.pool.query(text, values)
      if (text.includes('join release') && values?.[0] === 'rieng' && !isDown) {
        isDown = true
        await takeDown({ site, documentId: 'rieng', reason: null, ctx })
      }
      return found
    }
    await rebuild({ pool: new Proxy(site.pool, { get: (pool, name) => (name === 'query' ? query : Reflect.get(pool, name)) }) })
    await site.running.catchUp()
    expect(isDown).toBe(true)
    expect((await read({ site, path: film })).status).toBe(404)
    expect(await strayFiles(site)).toEqual([])
  })

  it('stopped by a fault, leaves the site as it was and nothing behind', async () => {
    const [before, versionsBefore] = [await everyHash(site), await versions()]
    const stopAt = ({ done }: { done: number }) => {
      if (done === 6) throw new Error('dừng')
    }
    await expect(rebuild({ siteUrl: 'https://moi.example', onProgress: stopAt })).rejects.toThrow('dừng')
    expect(await everyHash(site)).toEqual(before)
    expect(await versions()).toEqual(versionsBefore)
  })

  it('runs once at a time', async () => {
    const ended = await Promise.allSettled([rebuild(), rebuild()])
    expect(ended.map((end) => (end.status === 'rejected' ? String(end.reason) : 'xong')).sort()).toEqual([
      expect.stringContaining('RebuildRunning'),
      'xong',
    ])
  })

  it('that died between the swap and the manifest is taken over by the next sweep', async () => {
    await rebuild()
    const live = (await versions()).find((name) => name !== 'media')
    await site.pool.query(
      `insert into site_rebuilt (dir, key, version, path, hash)
       select $1, 'page/doc1', xmin::text || '.0', path, 'hash-moi' from site_page where document_id = 'doc1'
       union all select $1, 'page/doc2', '1.0', path, 'hash-cu' from site_page where document_id = 'doc2'
       union all select $1, 'home', '0.' || wanted, '/', 'hash-home' from site_key where key = 'home'`,
      [live],
    )
    await site.running.catchUp()
    const { rows } = await site.pool.query<{ hash: string }>(
      `select hash from site_page where hash like 'hash-%' union select hash from site_key where hash like 'hash-%' order by hash`,
    )
    expect(rows.map(({ hash }) => hash)).toEqual(['hash-home', 'hash-moi'])
  })

  it('every shared page has a row with what it was made from', async () => {
    const { rows } = await site.pool.query<{ key: string; reads: string[] }>(
      `select key, reads from site_key where key in ('home', 'feed') order by key`,
    )
    expect(rows.map(({ reads }) => reads.some((read) => read.startsWith('newest {')))).toEqual([true, true])
  })

  const filmPath = async () => {
    const { rows } = await site.pool.query<{ name: string }>(`select name from site_media where name like '%.mp4'`)
    return rows[0] ? `/media/${rows[0].name}` : null
  }
})
