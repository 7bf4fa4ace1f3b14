/** One style sheet, no framework: a phone first, then wider screens. */
export const STYLES = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;color:#1c1e21;background:#f0f2f5;overflow-wrap:anywhere}
a{color:#0b57d0;text-decoration:none}a:hover{text-decoration:underline}
a:focus-visible{outline:3px solid #f5a524;outline-offset:2px;border-radius:4px}
h1,h2,p{margin:0}
img,video{max-width:100%;display:block}
.muted{color:#5f6673;font-size:.9rem;font-weight:400}
.notice{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;justify-content:space-between;
 padding:.5rem max(1rem,calc((100vw - 72rem)/2));background:#fff4d6;border-bottom:2px solid #f0b429;font-size:.9rem}
.notice-name{color:#5c4300}.notice nav{display:flex;gap:.25rem}
.notice nav a{padding:.25rem .75rem;border-radius:999px;color:#5c4300;font-weight:600}
.notice nav a[aria-current]{background:#5c4300;color:#fff}
.avatar{flex:none;display:inline-grid;place-items:center;width:40px;height:40px;border-radius:50%;background:linear-gradient(145deg,#14532d,#2f855a);color:#fff;font-weight:700;font-size:.85rem;letter-spacing:.02em}
.avatar.big{width:88px;height:88px;font-size:1.7rem;border:4px solid #fff}
.avatar.small{width:32px;height:32px;font-size:.7rem}
.empty{padding:3rem 1rem;text-align:center;color:#5f6673}
.prose p{min-height:.6em}.tag{color:#0b57d0}

.fanpage main,main.fanpage{max-width:680px;margin:0 auto;padding:0 0 3rem}
.profile{background:#fff;margin-bottom:.75rem;box-shadow:0 1px 2px #0002}
.banner{height:112px;background:linear-gradient(120deg,#14532d 0%,#2f855a 55%,#f0b429 160%)}
.profile-row{display:flex;gap:1rem;align-items:flex-end;padding:0 1rem 1rem;margin-top:-30px}
.profile h1{font-size:1.4rem;line-height:1.25;padding-top:2.1rem}
.post{background:#fff;margin-bottom:.75rem;box-shadow:0 1px 2px #0002}
.post header{display:flex;gap:.65rem;align-items:center;padding:.85rem 1rem .35rem;line-height:1.3}
.post .when{display:block;color:#5f6673;font-size:.82rem}
.post .prose{padding:.25rem 1rem .75rem}
.card{display:block;color:inherit;background:#f0f2f5;border-block:1px solid #dfe3e8}
.card:hover{text-decoration:none;background:#e8ebef}
.card img{width:100%;aspect-ratio:1.91;object-fit:cover;background:#dfe3e8}
.card-text{display:block;padding:.7rem 1rem .8rem}
.card .host{display:block;color:#5f6673;font-size:.78rem;text-transform:uppercase}
.card strong{display:block;line-height:1.3}
.card .muted{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.post video{width:100%;max-height:75vh;background:#000}
.post video.reel{display:block;margin:0 auto;width:auto;height:min(75vh,36rem);max-width:100%;aspect-ratio:9/16}
.film-title{padding:.6rem 1rem 0;font-weight:600}
.photos{display:grid;gap:3px}.photos.n2,.photos.n4{grid-template-columns:1fr 1fr}.photos.n3{grid-template-columns:1fr 1fr 1fr}
.photos img{width:100%;height:100%;aspect-ratio:1;object-fit:cover;background:#dfe3e8}
.post footer{display:flex;margin:.75rem 1rem 0;border-top:1px solid #dfe3e8}
.post footer span{flex:1;text-align:center;padding:.55rem 0;color:#5f6673;font-weight:600;font-size:.88rem}
.comment{display:flex;gap:.5rem;padding:.35rem 1rem}.comment:last-child{padding-bottom:1rem}.comment>div{background:#f0f2f5;border-radius:1rem;padding:.5rem .85rem}.comment .prose{padding:0}
.back{padding:.9rem 1rem}.pager{display:flex;justify-content:space-between;padding:.5rem 1rem}

body.kenh{background:#fff;color:#0f0f0f}
main.channel,main.watch{max-width:72rem;margin:0 auto;padding:1rem 1rem 3rem}
.channel-head{display:flex;gap:1rem;align-items:center;padding:.5rem 0 1rem}
.channel-head h1{font-size:1.6rem;line-height:1.2}
.tab{font-size:1rem;display:inline-block;padding:.35rem .25rem;border-bottom:3px solid #0f0f0f;margin-bottom:1rem}
.grid{display:grid;gap:1.25rem 1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,240px),1fr))}
.tile{color:inherit}.tile:hover,.row:hover{text-decoration:none}
.tile strong,.row strong{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;line-height:1.35}
.tile strong{margin-top:.6rem}.tile .muted,.row .muted{display:block}
.still{position:relative;display:block;aspect-ratio:16/9;border-radius:.75rem;overflow:hidden;background:#1b1b1b}
.still img,.still video{width:100%;height:100%;object-fit:cover;pointer-events:none}
.length{position:absolute;right:.4rem;bottom:.4rem;padding:.05rem .35rem;border-radius:.3rem;background:#000c;color:#fff;font-size:.78rem;font-weight:600}
.watch{display:grid;gap:1.5rem}
.watch-main>video{width:100%;aspect-ratio:16/9;background:#000;border-radius:.75rem}
.watch h1{font-size:1.25rem;line-height:1.35;margin:.8rem 0 .6rem}
.owner{display:flex;gap:.65rem;align-items:center;flex-wrap:wrap}.owner a{color:inherit}
.chip{background:#f2f2f2;border-radius:999px;padding:.15rem .7rem;font-size:.82rem}
.about{margin-top:.9rem;background:#f2f2f2;border-radius:.75rem;padding:.8rem 1rem}
.watch aside h2{font-size:1rem;margin-bottom:.75rem}
.row{display:grid;grid-template-columns:150px 1fr;gap:.65rem;color:inherit;margin-bottom:.75rem}
.row strong{font-size:.92rem}

main.home{max-width:46rem;margin:0 auto;padding:2.5rem 1rem}
.home h1{font-size:1.7rem;line-height:1.25;margin-bottom:.75rem}.home p{margin-bottom:1rem}
.doors{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));margin-top:1.5rem}
.door{display:block;padding:1.4rem;border-radius:1rem;color:#fff}.door strong{display:block;font-size:1.25rem}
.door.facebook{background:#1d4f9e}.door.youtube{background:#a61b1b}
main.consent{max-width:30rem;margin:1.5rem auto 3rem;padding:1.5rem;background:#fff;border-radius:1rem;box-shadow:0 1px 3px #0003}
.consent h1{font-size:1.3rem;line-height:1.3;margin-bottom:.5rem}
.consent fieldset,.consent form{margin:0;border:0;padding:0}.consent fieldset{margin-top:1.25rem}
.consent legend{font-weight:600;padding:0;margin-bottom:.25rem}
.consent label{display:flex;gap:.75rem;align-items:flex-start;padding:.6rem 0;border-bottom:1px solid #e4e6ea}
.consent label span span{display:block}.consent input{margin:.3rem 0 0;width:1.1rem;height:1.1rem;flex:none}
.decision{display:flex;gap:.75rem;justify-content:flex-end;margin-top:1.5rem}
button{font:inherit;font-weight:600;padding:.55rem 1.25rem;border-radius:.6rem;border:1px solid #c5cad3;background:#fff;color:inherit;cursor:pointer}
.facebook .yes{background:#1d4f9e;border-color:#1d4f9e;color:#fff}.youtube .yes{background:#a61b1b;border-color:#a61b1b;color:#fff}
.access{display:flex;gap:1rem;align-items:center;justify-content:space-between;padding:1rem;margin-top:.75rem;background:#fff;border-radius:.75rem}
.access .muted{display:block}.access button{border-color:#a61b1b;color:#a61b1b;flex:none}.access .plain{border-color:#c5cad3;color:inherit}
.token{width:100%;font:.85rem/1.4 ui-monospace,monospace;padding:.75rem;border-radius:.5rem}

body.embed{background:#000}body.embed video{width:100vw;height:100vh}

@media (max-width:480px){.notice{font-size:.8rem}}
@media (min-width:700px){
 .post,.profile{border-radius:.75rem;overflow:hidden}main.fanpage{padding-top:1rem}.banner{height:180px}.profile h1{font-size:1.7rem}
}
@media (min-width:1000px){.watch{grid-template-columns:minmax(0,1fr) 22rem}}
@media (prefers-reduced-motion:no-preference){.card,.door{transition:background .15s}}
`
