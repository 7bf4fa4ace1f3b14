/** What a check says: well, worth a look, or broken; and for the last two what to do and who does it. */

export const WHO = { server: 'Quản trị máy chủ', system: 'Quản trị hệ thống', developer: 'Người lập trình' } as const
export type Who = keyof typeof WHO

export type Finding = { level: 'good'; what: string } | { level: 'look' | 'broken'; what: string; todo: string; who: Who }

export const good = (what: string): Finding => ({ level: 'good', what })
export const look = (what: string, todo: string, who: Who = 'server'): Finding => ({ level: 'look', what, todo, who })
export const broken = (what: string, todo: string, who: Who = 'server'): Finding => ({ level: 'broken', what, todo, who })
