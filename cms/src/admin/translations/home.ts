/** Words of the home page and of the settings of the chain. */
export const homeWords = {
  'home.mine': 'Chờ tôi',
  'home.moving': 'Đang đi',
  'home.problems': 'Có vấn đề',
  'home.accounts': 'Tài khoản',
  'home.accounts.text': 'Cấp, khóa và đổi vai trò của tài khoản trong bàn biên tập.',
  'home.accounts.open': 'Quản lý người dùng',
  'home.openDesk': 'Mở Bàn biên tập',
  'home.more': 'còn {count} bài nữa',
  'chain.settings': 'Quy trình biên tập',
  'chain.settings.subtitle': 'Bài đi qua những bước nào trước khi đăng. Trưởng Ban biên tập hoặc quản trị toàn quyền chọn.',
  'chain.settings.current': 'Đang dùng',
  'chain.settings.choose': 'Dùng quy trình này',
  'chain.settings.by': 'Người làm: {names}',
  'chain.settings.approvers': 'Số người có quyền duyệt: {count}',
  'chain.settings.confirm.title': 'Đổi quy trình',
  'chain.settings.confirm':
    'Đổi từ “{from}” sang “{to}”? Bài đang làm giữ nguyên bước và đi tiếp theo quy trình mới. Việc đổi được ghi vào nhật ký.',
  'chain.settings.confirm.button': 'Đổi quy trình',
  'chain.settings.done': 'Đã đổi sang quy trình “{name}”.',
} as const

export const homeWordsEn: Readonly<Record<keyof typeof homeWords, string>> = {
  'home.mine': 'Waiting for me',
  'home.moving': 'On the way',
  'home.problems': 'Problems',
  'home.accounts': 'Accounts',
  'home.accounts.text': 'Give and block accounts of the editorial desk, and change their roles.',
  'home.accounts.open': 'Manage users',
  'home.openDesk': 'Open the desk',
  'home.more': '{count} more',
  'chain.settings': 'Editorial chain',
  'chain.settings.subtitle': 'Which steps an item takes before it goes out. Chosen by the chief editor or a super administrator.',
  'chain.settings.current': 'In force',
  'chain.settings.choose': 'Use this chain',
  'chain.settings.by': 'Done by: {names}',
  'chain.settings.approvers': 'People who may approve: {count}',
  'chain.settings.confirm.title': 'Change the chain',
  'chain.settings.confirm':
    'Change from “{from}” to “{to}”? Items under way keep their step and go on by the new chain. The change is recorded in the audit.',
  'chain.settings.confirm.button': 'Change the chain',
  'chain.settings.done': 'The chain is now “{name}”.',
}
