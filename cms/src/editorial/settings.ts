/** Which preset of the chain is in force: the environment's at the first start, the board's choice after. */
import { PRESET_IDS, type Preset, type PresetId } from '@hl/config/chain'
import { PRESETS } from '@hl/config/chain-presets'
import { z } from 'zod'
import { rows, type Trx } from './transaction'

const KEY = 'preset'
const DEFAULT: PresetId = 'chuan'

export async function presetInForce(trx: Trx): Promise<Preset> {
  const sql = 'select value from cms.editorial_settings where key = ?'
  const [found] = await rows({ trx, sql, bindings: [KEY], row: z.object({ value: z.enum(PRESET_IDS) }) })
  return PRESETS[found?.value ?? DEFAULT]
}

/** At every start; does nothing once a preset was stored. */
export async function putFirstPreset(input: { trx: Trx; preset: PresetId }): Promise<void> {
  await input.trx.raw('insert into cms.editorial_settings (key, value) values (?, ?) on conflict do nothing', [KEY, input.preset])
}

export async function storePreset(input: { trx: Trx; preset: PresetId }): Promise<void> {
  await keepSetting({ trx: input.trx, key: KEY, value: input.preset })
}

export async function settingOf({ trx, key }: { trx: Trx; key: string }): Promise<string | null> {
  const sql = 'select value from cms.editorial_settings where key = ?'
  const [found] = await rows({ trx, sql, bindings: [key], row: z.object({ value: z.string() }) })
  return found?.value ?? null
}

export async function keepSetting({ trx, key, value }: { trx: Trx; key: string; value: string }): Promise<void> {
  const sql = 'insert into cms.editorial_settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value'
  await trx.raw(sql, [key, value])
}
