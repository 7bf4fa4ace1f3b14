/** How the previews look. In the narrow frame of the review screen the page of the site gets the whole width: it is a phone already. */
export const STYLE = `*{box-sizing:border-box}html,body{height:100%}body{margin:0;display:flex;flex-direction:column;font:16px/1.5 system-ui,Roboto,'Noto Sans',sans-serif;background:#f3efe6;color:#26221d}
header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between;padding:8px 12px;background:#fff1cc;color:#5b4300;font-size:14px}nav{display:flex;gap:4px}
nav a{display:flex;align-items:center;padding:0 12px;min-height:44px;color:inherit;border-radius:8px}nav a[aria-current]{background:#14594b;color:#fff;text-decoration:none}
main{flex:1;display:flex;justify-content:center;align-items:flex-start;min-height:0;padding:16px}iframe{width:360px;height:100%;min-height:420px;border:1px solid #8a7d6a;border-radius:8px;background:#fff}
article,main>.none{width:100%;max-width:500px;background:#fff;border:1px solid #d8cfbf;border-radius:8px;padding:16px;overflow:hidden}
h1,h2{font-size:18px;line-height:1.45;margin:8px 0 4px}small{color:#5c5347}.text{margin:0 0 12px;white-space:pre-line;overflow-wrap:anywhere}
.problems{margin:0;padding:8px 12px 8px 28px;background:#fff;border-left:4px solid #a34b12;font-size:14px}.problems .skip{color:#5c5347}
.by{display:flex;gap:10px;align-items:center;margin:0 0 12px;line-height:1.35}.avatar{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:50%;background:#14594b;color:#fff;font-weight:700}
video{display:block;width:calc(100% + 32px);margin:0 -16px;max-height:520px;background:#111;object-fit:contain}
.card{margin:0 -16px;background:#f0f2f5;border-block:1px solid #dfe1e5}.card>div{padding:8px 16px 12px}.card img{display:block;width:100%;aspect-ratio:1.91;object-fit:cover}.card small{text-transform:uppercase;font-size:12px}.card h2{margin:2px 0;font-size:17px}.card p{margin:0;color:#5c5347;font-size:15px;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.album{display:grid;gap:3px;margin:0 -16px;grid-template-columns:repeat(6,1fr)}.album figure{position:relative;margin:0;grid-column:span 3;aspect-ratio:1}.album img{width:100%;height:100%;object-fit:cover;display:block}
.album.n1 figure,.album.n3 figure:first-child{grid-column:span 6;aspect-ratio:4/3}.album.n5 figure:nth-child(n+3){grid-column:span 2}.album b{position:absolute;inset:0;display:grid;place-items:center;background:rgb(0 0 0/.5);color:#fff;font-size:26px}
details{padding:10px 0 0;font-size:14px;color:#5c5347}summary{cursor:pointer;min-height:24px}ol{margin:6px 0 0;padding-left:22px}em{color:#a3320b}
.reel{position:relative;margin:0 -16px;background:#111}.reel video{width:min(100%,280px);margin:0 auto;aspect-ratio:9/16;max-height:none}.reel span{position:absolute;top:10px;left:12px;padding:2px 10px;border-radius:99px;background:rgb(0 0 0/.65);color:#fff;font-size:14px;font-weight:700}
.bar{display:flex;justify-content:space-around;margin:12px 0 0;padding:8px 0 0;border-top:1px solid #dfe1e5;color:#5c5347;font-size:14px;font-weight:600}
.comment{display:flex;gap:8px;margin-top:12px}.comment .avatar{width:32px;height:32px;font-size:14px}.comment>div{min-width:0;padding:8px 12px;border-radius:16px;background:#f0f2f5;font-size:15px}.comment .text{margin:0}
.watch>video{margin-top:-16px}.watch h1{margin:12px 0}.about{padding:12px;border-radius:8px;background:#f2f2f2;font-size:15px}dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:8px 14px;margin:0;font-size:14px}dt{color:#5c5347}dd{margin:0}
.tag{display:inline-block;margin:0 4px 4px 0;padding:1px 9px;border-radius:99px;background:#e6efe9;color:#14594b}
@media(max-width:420px){main{padding:8px}main:has(iframe){padding:0}iframe{width:100%;border:0;border-radius:0}article{border-radius:6px}dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 8px}}`
