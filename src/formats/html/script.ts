import { createHash } from 'node:crypto';
import { WORDS } from './words.js';

const { find, sort, found, sorted, ascending, descending, unsorted } = WORDS;

/**
 * The script of a page. All is there without it; with it long tables can be searched and sorted, and what does not
 * scroll is no stop of the keyboard.
 */
export const SCRIPT = `
const W=${JSON.stringify({ find, sort, found, sorted, ascending, descending, unsorted })};
const order=new Intl.Collator('da',{numeric:true});
const number=t=>{const m=/^[^\\d−-]*([−-]?[\\d.]*\\d(?:,\\d+)?)/.exec(t);return m?Number(m[1].replace(/\\./g,'').replace(',','.').replace('−','-')):NaN};
const said=c=>[...c.childNodes].filter(n=>!(n.classList&&n.classList.contains('vh'))).map(n=>n.textContent).join('').trim();
for(const table of document.querySelectorAll('table.long')){
const body=table.tBodies[0],rows=[...body.rows],heads=[...table.tHead.rows[0].cells];
const tools=document.createElement('div'),label=document.createElement('label'),field=document.createElement('input'),status=document.createElement('output');
tools.className='tools';field.type='search';label.append(W.find,field);status.setAttribute('aria-live','polite');tools.append(label,status);
table.parentElement.before(tools);
field.addEventListener('input',()=>{
const asked=field.value.trim().toLocaleLowerCase('da');let shown=0;
for(const row of rows){row.hidden=!row.textContent.toLocaleLowerCase('da').includes(asked);shown+=row.hidden?0:1}
status.textContent=asked?W.found.replace('{shown}',shown).replace('{all}',rows.length):''});
heads.forEach((head,i)=>{
if(head.classList.contains('files'))return;
const name=said(head),button=document.createElement('button');
button.type='button';button.append(...head.childNodes);button.title=W.sort+' '+name;head.append(button);head.setAttribute('aria-sort','none');
const keys=rows.map(r=>r.cells[i].dataset.sort??said(r.cells[i])),isNumber=i>0&&keys.some(k=>!Number.isNaN(number(k)));
button.addEventListener('click',()=>{
const was=head.getAttribute('aria-sort'),now=was==='none'?(isNumber?'descending':'ascending'):(was==='ascending')===isNumber?'none':isNumber?'ascending':'descending';
for(const h of heads)if(h.hasAttribute('aria-sort'))h.setAttribute('aria-sort','none');head.setAttribute('aria-sort',now);
const sign=now==='descending'?-1:1,at=rows.map((_,n)=>n);
if(now!=='none')at.sort((a,b)=>{
if(!isNumber)return sign*order.compare(keys[a],keys[b])||a-b;
const x=number(keys[a]),y=number(keys[b]);
if(Number.isNaN(x)||Number.isNaN(y))return Number.isNaN(x)-Number.isNaN(y)||a-b;
return sign*(x-y)||a-b});
body.append(...at.map(n=>rows[n]));
status.textContent=now==='none'?W.unsorted:W.sorted.replace('{head}',name).replace('{order}',W[now])})})}
const watch=new ResizeObserver(all=>{for(const{target:t}of all)t.tabIndex=t.scrollWidth>t.clientWidth?0:-1});
for(const region of document.querySelectorAll('.scroll'))watch.observe(region);
`.trim();

/** A checksum as a content security policy names what may be used. */
export const sourceHash = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
