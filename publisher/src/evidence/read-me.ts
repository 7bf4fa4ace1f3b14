/** README.txt of the evidence: what lies in it and how it is checked without us. For people who may not be programmers. */
import { formatDateTime } from '@hl/config/time'
import type { Actor } from '@hl/config/outbox'

export function readMe(input: { title: string; documentId: string; at: Date; by: Actor; fingerprint: string }): string {
  return `HỒ SƠ CHỨNG CỨ

Bài:        ${input.title}
Mã:         ${input.documentId}
Xuất lúc:   ${formatDateTime(input.at)} (giờ Việt Nam), người xuất: ${input.by.name}
Dấu vân khóa ký: ${input.fingerprint}

ĐỌC
  Mở tom-tat.html bằng trình duyệt; in được. Không cần mạng, không có mã chạy trong trang.

KIỂM TRA, KHÔNG CẦN HỆ THỐNG VÀ KHÔNG CẦN MẠNG
  1. Giải nén cả tệp zip vào một thư mục.
  2. Máy có Node.js 20 trở lên: mở dòng lệnh trong thư mục đó, chạy   node verify.mjs
     Mỗi dòng ✓ là một việc đã kiểm và đúng; dòng ✗ nói rõ tệp nào, mắt xích nào sai. Sai ở bất cứ đâu thì mã thoát là 1.
  3. So «dấu vân khóa» được in ra với dấu do Ban biên tập giữ (lệnh npm run audit:verify in ra trên máy chủ). Ai sửa hồ sơ
     rồi ký lại bằng khóa khác thì dấu này khác. Có thể đưa dấu vào lệnh:   node verify.mjs "${input.fingerprint}"
  Nếu nghi ngờ chính verify.mjs, lấy tệp cùng tên từ mã nguồn của hệ thống (publisher/src/evidence/verify.mjs).
  Kiểm bằng tay một bản phát hành:   sha256sum ban-phat-hanh/*.json   cho ra đúng tên tệp.

TRONG HỒ SƠ
  ban-phat-hanh/<mã băm>.json   từng bản đã được duyệt, đúng từng byte; tên tệp là SHA-256 của nội dung
  tep-dinh-kem.json             ảnh, phim của các bản đó: SHA-256, dung lượng, còn trong kho hay không
  tep/                          chỉ những tệp nhỏ (đến 1 MB, cả thảy đến 16 MB); tệp lớn có mã băm, không kèm nội dung
  nguoi-lam.json                ai viết và sửa, ai thẩm định, ai duyệt, trích từ nhật ký
  kenh/<kênh>/                  trạng thái, từng lần gửi với nội dung gửi và trả lời, biên nhận của kênh
  nhat-ky/muc.jsonl             các mục nhật ký của bài này, nguyên văn
  nhat-ky/mat-xich.jsonl        các mắt xích nối tới điểm chốt; mục của bài khác chỉ có mã băm, không có nội dung
  nhat-ky/diem-chot.jsonl       điểm chốt có chữ ký Ed25519
  danh-muc.json, danh-muc.sig   danh mục mọi tệp kèm SHA-256, và chữ ký của danh mục

KHÔNG CHỨNG MINH ĐIỀU GÌ
  Nội dung gửi và trả lời đã che mã truy cập. Phần của kênh là điều hệ thống ghi lại lúc đó; chỉ nhật ký và bản phát hành được
  xâu chuỗi từ lúc việc xảy ra, còn lại được ký lúc xuất hồ sơ.
`
}
