/** The 34 provinces and cities since 1 July 2025 (Resolution 202/2025/QH15). The eleven that did not change carry no date. */
const UNCHANGED = [
  'Hà Nội',
  'Huế',
  'Lai Châu',
  'Điện Biên',
  'Sơn La',
  'Lạng Sơn',
  'Quảng Ninh',
  'Thanh Hóa',
  'Nghệ An',
  'Hà Tĩnh',
  'Cao Bằng',
] as const

const SINCE_MERGER = [
  'Tuyên Quang',
  'Lào Cai',
  'Thái Nguyên',
  'Phú Thọ',
  'Bắc Ninh',
  'Hưng Yên',
  'Hải Phòng',
  'Ninh Bình',
  'Quảng Trị',
  'Đà Nẵng',
  'Quảng Ngãi',
  'Gia Lai',
  'Khánh Hòa',
  'Lâm Đồng',
  'Đắk Lắk',
  'Thành phố Hồ Chí Minh',
  'Đồng Nai',
  'Tây Ninh',
  'Cần Thơ',
  'Vĩnh Long',
  'Đồng Tháp',
  'Cà Mau',
  'An Giang',
] as const

export interface Province {
  name: string
  validFrom: string | null
}

export const PROVINCES: readonly Province[] = [
  ...UNCHANGED.map((name) => ({ name, validFrom: null })),
  ...SINCE_MERGER.map((name) => ({ name, validFrom: '2025-07-01' })),
]
