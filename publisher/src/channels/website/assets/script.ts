/** The site's one script, 1 KB. Nothing needs it to be read: it adds reading aloud, letter size, print, and the YouTube player on a click. */
export const script = `
(function(){
var d=document,root=d.documentElement,tools=d.querySelector('.tools');
var size=1;try{size=+localStorage.getItem('size')||1}catch(e){}
function apply(){root.dataset.size=size;try{localStorage.setItem('size',size)}catch(e){}}
if(size>1)apply();
if(tools){
tools.hidden=false;
var speak=tools.querySelector('[data-do=speak]');
if(!window.speechSynthesis)speak.hidden=true;
tools.addEventListener('click',function(e){
var b=e.target.closest('button');if(!b)return;
var act=b.dataset.do;
if(act==='print')print();
if(act==='larger'){size=Math.min(3,size+1);apply()}
if(act==='smaller'){size=Math.max(1,size-1);apply()}
if(act==='speak'){
var s=speechSynthesis;
if(s.speaking){s.cancel();b.textContent=b.dataset.off;return}
var parts=[].map.call(d.querySelectorAll('.item h1,.item .sapo,.item .body>*'),function(n){return n.textContent.trim()}).filter(Boolean);
parts.forEach(function(t,i){var u=new SpeechSynthesisUtterance(t);u.lang='vi-VN';if(i===parts.length-1)u.onend=function(){b.textContent=b.dataset.off};s.speak(u)});
b.textContent=b.dataset.on;
}
});
addEventListener('pagehide',function(){if(window.speechSynthesis)speechSynthesis.cancel()});
}
d.addEventListener('click',function(e){
var a=e.target.closest('a[data-embed]');if(!a||e.ctrlKey||e.metaKey||e.shiftKey)return;
e.preventDefault();
var f=d.createElement('iframe');
f.src=a.dataset.embed;f.title=a.dataset.title;f.allow='autoplay; encrypted-media; fullscreen; picture-in-picture';f.referrerPolicy='strict-origin-when-cross-origin';
var film=d.querySelector('.film');film.replaceChildren(f);a.parentNode.remove();f.focus();
});
})();
`
