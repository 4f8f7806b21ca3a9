'use strict';
// The report page.  Everything that comes from a document goes into the page as text
// (textContent, setAttribute), never as markup.  The address is the state:
//   #q=&year=&status=           the run        #v=findings   #v=compare&concept=
//   #d=DOCUMENT&t=TABLE&r=ROW&b=BLOCK&c=COLUMN            a figure

// ---- words, in both languages ----------------------------------------------------
const WORDS = {
  run: ['Run', '概况'], findings: ['Findings', '疑点'], compare: ['Comparison', '比较'],
  documents: ['documents', '文件'], tables: ['tables', '表格'], figures: ['figures', '数字'],
  proved: ['of the amounts proved by an identity', '的金额经勾稽关系证实'],
  search: ['Search issuer or file', '搜索单位或文件名'], any: ['any year', '全部年度'], all: ['any status', '全部状态'],
  issuer: ['Issuer', '单位'], year: ['Year', '年度'], status: ['Status', '状态'],
  ok: ['read', '已读取'], partial: ['partial', '部分读取'], failed: ['failed', '失败'], skipped: ['duplicate', '重复'],
  complete: ['complete', '完整'], empty: ['empty', '空表'], listed_but_missing: ['listed, not there', '目录有、正文无'],
  unrecognised: ['not recognised', '未识别'], unread: ['not read', '未读出'], none: ['none', '无'],
  error: ['error', '错误'], warning: ['warning', '警告'], note: ['note', '提示'],
  confirm: ['Confirm', '确认'], dismiss: ['Dismiss', '排除'], comment: ['Comment', '备注'], csv: ['Export as CSV', '导出 CSV'],
  keys: ['next / previous, confirm, dismiss, comment, open', '下一条／上一条、确认、排除、备注、打开'],
  noFindings: ['No findings here.', '没有疑点。'], nothing: ['Nothing fits this filter.', '没有符合条件的文件。'],
  page: ['Page', '第'], of: ['of', '页，共'], line: ['Line', '行'], back: ['All documents', '全部文件'],
  boxes: ['Only the figures are drawn; extract report --sources FOLDER draws the pages.', '此处只画出数字；用 extract report --sources 文件夹 可画出整页。'],
  noPlace: ['This format has no pages to draw.', '此格式没有可画的页面。'],
  item: ['Item', '项目'], head: ['Column', '栏目'], concept: ['Concept', '概念'], unit: ['Unit', '单位'], yuan: ['In yuan', '折合元'],
  printed: ['Printed', '原文'], certainty: ['Certainty', '可靠程度'], pick: ['Choose a figure to see where it stands and what proves it.', '点击数字，查看其位置和勾稽依据。'],
  identities: ['Identities', '勾稽关系'], noIdentity: ['No identity rests on this figure.', '没有涉及此数字的勾稽关系。'],
  byFunction: ['Expenditure by function', '按功能分类的支出'], threePublic: ['Receptions, cars, travel abroad (三公)', '“三公”经费'],
  byYear: ['Year against year', '年度对比'], myriad: ['10,000 yuan', '万元'], rounded: ['rounded for the chart', '图中数字已四舍五入'],
  measure: ['Measure', '指标'], amount: ['Amount', '金额'], load: ['The data of this document is not beside the page:', '页面旁没有此文件的数据：'],
  expected: ['expected', '应为'], found: ['found', '实为'], statements: ['Statements of the prose', '文字表述'],
  value: ['Value', '数值'], quote: ['Words', '原句'],
};
const STATUS_MARK = {
  complete: ['●', 'good'], empty: ['○', 'soft'], partial: ['◐', 'warn'], listed_but_missing: ['✕', 'bad'],
  unrecognised: ['?', 'warn'], unread: ['■', 'bad'],
};
const STATUS_CLASS = { ok: 'good', partial: 'warn', failed: 'bad', skipped: 'soft' };
const OPERAND_LIMIT = 30;  // more are not shown one by one

// ---- state -------------------------------------------------------------------------
const { folder, run } = JSON.parse(document.getElementById('run').textContent);
const objects = (file, rows) => rows.map(row =>
  Object.fromEntries(run.columns[file].map((name, i) => [name, row[i]])));
const documents = objects('documents', run.documents);
documents.forEach((d, i) => { d.at = i; [d.proved, d.amounts] = run.proved[i]; });
const byId = new Map(documents.filter(d => d.document_id).map(d => [d.document_id, d]));
const groupBy = (rows, key) => rows.reduce((map, row) => {
  const group = map.get(row[key]);
  if (group) group.push(row); else map.set(row[key], [row]);
  return map;
}, new Map());
const tablesOf = groupBy(objects('tables', run.tables), 'document_id');
const findings = objects('findings', run.findings);
const keyFacts = objects('key_facts', run.key_facts);
const loaded = new Map();  // number of a document: a promise of what is in it
const waiting = new Map();

// Where the browser forbids storage, decisions last as long as the page.
const remember = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* kept in memory */ } },
};
let language = remember.get('extract.language') || (navigator.language.startsWith('zh') ? 'zh' : 'en');
const say = word => (WORDS[word] || [word, word])[language === 'zh' ? 1 : 0];
const DECISIONS = 'extract.decisions';
const decisions = JSON.parse(remember.get(DECISIONS) || '{}');

function readAddress() { return Object.fromEntries(new URLSearchParams(location.hash.slice(1))); }
function addressOf(state) {
  const kept = Object.entries(state).filter(([, value]) => value !== '' && value != null);
  return '#' + new URLSearchParams(kept);
}
function go(state) { location.hash = addressOf(state); }

// ---- small tools -------------------------------------------------------------------
function element(name, attributes = {}, ...children) {
  const svg = ['svg', 'g', 'rect', 'text', 'line', 'title'].includes(name);
  const made = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}
const pill = (text, kind) => element('span', { class: 'pill ' + kind }, text);
const grouped = text => /^-?\d+(\.\d+)?$/.test(text)
  ? text.replace(/^(-?)(\d+)/, (_, sign, digits) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ',')) : text;
const countOf = (rows, key) => rows.reduce((n, row) => n + (Number(row[key]) || 0), 0);
const nameOf = d => d.issuer || d.source.split('/').pop();
// Exact: a decimal as whole units of its 10^-scale.
const SCALE = 8;
function exact(text) {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const [whole, fraction = ''] = text.split('.');
  return fraction.length > SCALE ? null : BigInt(whole + fraction.padEnd(SCALE, '0'));
}

// ---- the run -----------------------------------------------------------------------
function card(number, text, parts = []) {
  const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
  for (const [share, kind] of parts) {
    const part = element('i', { class: kind });
    part.style.width = share * 100 + '%';
    bar.append(part);
  }
  return element('div', { class: 'card' }, element('b', {}, number), element('span', { class: 'soft small' }, text), parts.length ? bar : null);
}

function cards(shown) {
  const ids = new Set(shown.map(d => d.document_id));
  const here = findings.filter(f => ids.has(f.document_id));
  const share = status => shown.filter(d => d.status === status).length / (shown.length || 1);
  const amounts = countOf(shown, 'amounts'), proved = countOf(shown, 'proved');
  const severe = kind => here.filter(f => f.severity === kind).length;
  const part = kind => severe(kind) / (here.length || 1);
  const percent = amounts ? Math.floor(proved / amounts * 1000) / 10 + '%' : '—';
  return element('div', { class: 'cards' },
    card(shown.length.toLocaleString('en'), ['ok', 'partial', 'failed'].map(s => `${shown.filter(d => d.status === s).length} ${say(s)}`).join(' · '),
      [[share('ok'), 'good'], [share('partial'), 'warn'], [share('failed'), 'bad']]),
    card(countOf(shown, 'tables').toLocaleString('en'), say('tables')),
    card(countOf(shown, 'facts').toLocaleString('en'), say('figures')),
    card(percent, say('proved'), [[amounts ? proved / amounts : 0, 'good']]),
    card(here.length.toLocaleString('en'), ['error', 'warning', 'note'].map(s => `${severe(s)} ${say(s)}`).join(' · '),
      [[part('error'), 'bad'], [part('warning'), 'warn']]));
}

function fits(d, state) {
  const words = (state.q || '').toLowerCase();
  return (!words || `${d.issuer} ${d.source} ${d.error}`.toLowerCase().includes(words)) &&
    (!state.year || d.fiscal_year === state.year) && (!state.status || d.status === state.status);
}

function filters(state) {
  const change = (key, value) => {
    history.replaceState(null, '', addressOf({ ...readAddress(), [key]: value }));
    renderRunBelow(readAddress());
  };
  const choice = (key, none, values) => {
    const select = element('select', { 'aria-label': none, id: 'filter-' + key, onchange: event => change(key, event.target.value) },
      element('option', { value: '' }, none));
    for (const [value, text] of values) select.append(element('option', { value, selected: state[key] === value ? '' : null }, text));
    return select;
  };
  const years = [...new Set(documents.map(d => d.fiscal_year).filter(Boolean))].sort();
  return element('div', { class: 'filters', role: 'search' },
    element('input', { type: 'search', id: 'search', placeholder: say('search'), 'aria-label': say('search'), value: state.q || '', oninput: event => change('q', event.target.value) }),
    choice('year', say('any'), years.map(y => [y, y])),
    choice('status', say('all'), ['ok', 'partial', 'failed', 'skipped'].map(s => [s, say(s)])));
}

const needsLook = d => (d.status === 'failed' ? 1e6 : d.status === 'partial' ? 1e5 : 0) + Number(d.findings || 0);

function matrix(shown) {
  const counts = new Map();
  for (const rows of tablesOf.values()) for (const t of rows) counts.set(t.table_id, (counts.get(t.table_id) || 0) + 1);
  const ids = [...counts.keys()].sort((a, b) => (a === 'other') - (b === 'other') || counts.get(b) - counts.get(a));
  const head = element('tr', {}, element('th', { scope: 'col' }, say('issuer')), element('th', { class: 'wide', scope: 'col' }, say('year')),
    element('th', { scope: 'col' }, say('status')), element('th', { class: 'number', scope: 'col' }, say('findings')));
  for (const id of ids) head.append(element('th', { class: 'turned', scope: 'col', title: id }, element('span', {}, id.replaceAll('_', ' '))));
  const body = element('tbody');
  for (const d of [...shown].sort((a, b) => needsLook(b) - needsLook(a))) body.append(matrixRow(d, ids));
  return element('div', { class: 'scroll matrix', tabindex: 0 }, element('table', {}, element('thead', {}, head), body));
}

function matrixRow(d, ids) {
  const tables = groupBy(tablesOf.get(d.document_id) || [], 'table_id');
  const row = element('tr', {}, element('th', { scope: 'row' },
    d.document_id ? element('a', { href: addressOf({ d: d.document_id }) }, nameOf(d)) : nameOf(d),
    element('div', { class: 'soft small', title: d.source }, d.error || d.source)),
    element('td', { class: 'wide' }, d.fiscal_year), element('td', {}, pill(say(d.status), STATUS_CLASS[d.status])),
    element('td', { class: 'number' }, d.findings));
  for (const id of ids) {
    const found = tables.get(id) || [];
    const worst = found.find(t => t.status !== 'complete') || found[0];
    if (!worst) { row.append(element('td', { class: 'mark soft' })); continue; }
    const [mark, kind] = STATUS_MARK[worst.status] || ['·', 'soft'];
    const said = `${worst.table_title || id}: ${say(worst.status)}${worst.note ? ' — ' + worst.note : ''}`;
    row.append(element('td', { class: 'mark', title: said },
      element('a', { class: kind, 'aria-label': said, href: addressOf({ d: d.document_id, t: worst.table_no }) }, mark)));
  }
  return row;
}

function renderRun(state) {
  const legend = element('p', { class: 'legend soft small' });
  for (const [status, [mark, kind]] of Object.entries(STATUS_MARK)) legend.append(element('span', {}, element('span', { class: kind }, mark), ' ' + say(status)));
  main.replaceChildren(element('h1', {}, say('run')), filters(state), element('div', { id: 'below' }), legend);
  renderRunBelow(state);
}
function renderRunBelow(state) {
  const shown = documents.filter(d => fits(d, state));
  document.getElementById('below').replaceChildren(cards(shown), shown.length ? matrix(shown) : element('p', { class: 'soft' }, say('nothing')));
}

// ---- findings ----------------------------------------------------------------------
const keyOf = f => `${f.document_id}:${f.finding_no}`;
function decide(f, what) {
  const key = keyOf(f);
  decisions[key] = { ...decisions[key], ...what };
  remember.set(DECISIONS, JSON.stringify(decisions));
}
// A spreadsheet would run a text that begins like a formula.
const field = text => '"' + String(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""') + '"';
function exportDecisions() {
  const rows = [['document_id', 'finding_no', 'source', 'severity', 'message', 'decision', 'comment']];
  for (const f of findings) {
    const made = decisions[keyOf(f)];
    if (made) rows.push([f.document_id, f.finding_no, byId.get(f.document_id).source, f.severity, f.message_en, made.decision || '', made.comment || '']);
  }
  const text = rows.map(row => row.map(field).join(',')).join('\n') + '\n';
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  element('a', { href: address, download: 'decisions.csv' }).click();
  setTimeout(() => URL.revokeObjectURL(address));
  return text;
}

function openFinding(f) {
  const [t, r, b, c] = (f.fact_refs.split(' ')[0] || '').split(':');
  go({ d: f.document_id, t, r, b, c, p: f.page });
}

function findingLine(f) {
  const made = decisions[keyOf(f)] || {};
  const line = element('li', { class: `${f.severity} ${made.decision || ''}`, tabindex: -1 });
  const choose = decision => { decide(f, { decision: made.decision === decision ? '' : decision }); line.replaceWith(keep(line, findingLine(f))); };
  const button = (decision, word) => element('button', { type: 'button', 'aria-pressed': String(made.decision === decision), onclick: () => choose(decision) }, say(word));
  line.append(
    element('div', {}, pill(say(f.severity), f.severity === 'error' ? 'bad' : 'warn'), element('div', { class: 'soft small' }, f.confidence)),
    element('div', {}, element('a', { href: addressOf({ d: f.document_id }), onclick: event => { event.preventDefault(); openFinding(f); } }, nameOf(byId.get(f.document_id) || { source: f.document_id })),
      ' ', element('span', { class: 'soft small' }, `${byId.get(f.document_id)?.fiscal_year || ''} · ${f.place}`),
      element('div', {}, language === 'zh' ? f.message_zh : f.message_en),
      f.printed ? element('div', {}, element('span', { class: 'printed bad' }, f.printed), f.suggested ? element('span', { class: 'good' }, ' → ' + f.suggested) : null) : null),
    element('div', { class: 'decide' }, button('confirmed', 'confirm'), button('dismissed', 'dismiss'),
      element('input', { 'aria-label': say('comment'), placeholder: say('comment'), value: made.comment || '', onchange: event => decide(f, { comment: event.target.value }) })));
  line.finding = f;
  line.choose = choose;
  return line;
}
function keep(from, to) {
  if (from.hasAttribute('aria-current')) to.setAttribute('aria-current', 'true');
  return to;
}
function moveTo(line) {
  if (!line) return;
  document.querySelector('li[aria-current]')?.removeAttribute('aria-current');
  line.setAttribute('aria-current', 'true');
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: 'nearest' });
}

function renderFindings(state) {
  const rank = { error: 0, warning: 1, note: 2 };
  const list = element('ol', { class: 'findings' });
  const shown = findings.filter(f => fits(byId.get(f.document_id) || { source: '' }, state));
  for (const f of [...shown].sort((a, b) => rank[a.severity] - rank[b.severity])) list.append(findingLine(f));
  main.replaceChildren(element('h1', {}, `${say('findings')} (${shown.length})`),
    element('div', { class: 'filters' }, element('span', { class: 'soft small' }, ...['j', 'k', 'y', 'n', 'c', 'Enter'].flatMap(k => [element('kbd', {}, k), ' ']), say('keys')),
      element('button', { type: 'button', id: 'export', onclick: exportDecisions }, say('csv'))),
    shown.length ? list : element('p', { class: 'soft' }, say('noFindings')));
  moveTo(list.firstElementChild);
}

document.addEventListener('keydown', event => {
  if (event.target.matches('input, select') || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = document.querySelector('li[aria-current]');
  if (!at) { moveInTable(event); return; }
  const act = {
    j: () => moveTo(at.nextElementSibling), k: () => moveTo(at.previousElementSibling),
    y: () => at.choose('confirmed'), n: () => at.choose('dismissed'),
    c: () => { at.querySelector('input').focus(); event.preventDefault(); },
    Enter: () => { if (!event.target.matches('button, a')) openFinding(at.finding); },
  }[event.key];
  if (act) act();
});

// ---- a document --------------------------------------------------------------------
function take(number, data) {
  const { facts, checks, statements, drawn } = data;
  return { facts: objects('facts', facts), checks: objects('checks', checks), statements: objects('statements', statements), drawn };
}
// Called by the files beside the page.
globalThis.extractReport = (number, data) => { waiting.get(number)?.(take(number, data)); };

function load(d) {
  if (loaded.has(d.at)) return loaded.get(d.at);
  const embedded = document.getElementById('document-' + d.at);
  const promise = embedded ? Promise.resolve(take(d.at, JSON.parse(embedded.textContent))) : new Promise((resolve, reject) => {
    waiting.set(d.at, resolve);
    const src = `${encodeURIComponent(folder)}/${d.at}.js`;
    document.body.append(element('script', { src, onerror: () => { loaded.delete(d.at); reject(new Error(src)); } }));
  });
  loaded.set(d.at, promise);
  return promise;
}

const refOf = f => [f.table_no, f.row_no, f.block, f.column_no].join(':');
let view = null;  // the document that is shown

async function renderDocument(state) {
  const d = byId.get(state.d);
  if (!d) { main.replaceChildren(element('p', {}, say('nothing'))); return; }
  let data;
  try { data = await load(d); } catch (problem) {
    main.replaceChildren(element('p', { class: 'bad' }, `${say('load')} ${problem.message}`));
    return;
  }
  if (readAddress().d !== state.d) return;  // the reader has gone on
  const tables = (tablesOf.get(state.d) || []).filter(t => t.table_no);
  const table = state.t || tables[0]?.table_no || '';
  if (view?.d !== d || view.table !== table) {
    view = { d, data, table, facts: data.facts.filter(f => f.table_no === table), cells: new Map() };
    view.byRef = new Map(data.facts.map(f => [refOf(f), f]));
    showDocument(tables);
  }
  const chosen = view.byRef.get([table, state.r, state.b, state.c].join(':'));
  choose(chosen, Number(state.p) || 0);
}

function showDocument(tables) {
  const { d, data, table } = view;
  const tabs = element('nav', { class: 'tabs', 'aria-label': say('tables') });
  for (const t of tables) {
    const [mark, kind] = STATUS_MARK[t.status] || ['·', 'soft'];
    tabs.append(element('a', { href: addressOf({ d: d.document_id, t: t.table_no }), 'aria-current': t.table_no === table ? 'true' : null, title: `${t.table_id}: ${say(t.status)} ${t.note}` },
      element('span', { class: kind, 'aria-hidden': 'true' }, mark), ' ' + (t.table_title || t.table_id)));
  }
  const titles = tables.find(t => t.table_no === table);
  main.replaceChildren(
    element('a', { href: '#', class: 'small' }, '‹ ' + say('back')),
    element('h1', {}, `${nameOf(d)} ${d.fiscal_year} `, pill(say(d.status), STATUS_CLASS[d.status])),
    element('p', { class: 'soft small' }, `${d.source} · ${d.schema}`, d.error ? element('span', { class: 'bad' }, ' · ' + d.error) : null), tabs,
    element('div', { class: 'two' }, element('section', { class: 'page', id: 'page', 'aria-label': say('page') }),
      element('section', {}, element('h2', {}, titles ? `${titles.table_title || titles.table_id} ` : '', element('span', { class: 'soft small' }, titles?.unit || '')),
        factTable(view.facts), element('div', { class: 'card proof', id: 'proof', 'aria-live': 'polite' }))),
    charts(data.facts), statementList(data.statements));
}

// A head over each column, and equal neighbours as one cell.
function headRows(columns) {
  const paths = columns.map(c => c.path.split('/'));
  const depth = Math.max(1, ...paths.map(p => p.length));
  const rows = [];
  for (let level = 0; level < depth; ++level) {
    const row = element('tr');
    if (level === 0) row.append(element('th', { rowspan: depth, scope: 'col' }, say('item')));
    for (let i = 0; i < columns.length;) {
      let end = i + 1;
      const same = j => columns[j].block === columns[i].block && paths[j].slice(0, level + 1).join('/') === paths[i].slice(0, level + 1).join('/') && level < paths[j].length - 1;
      while (end < columns.length && same(i) && same(end)) ++end;
      if (!level && i && columns[i].block !== columns[i - 1].block) row.append(element('th', { rowspan: depth, scope: 'col' }, say('item')));
      row.append(element('th', { colspan: end - i, scope: 'col' }, paths[i][level] || ''));
      i = end;
    }
    rows.push(row);
  }
  return rows;
}

function factTable(facts) {
  const columns = [...new Map(facts.map(f => [f.block + ':' + f.column_no, { block: f.block, number: Number(f.column_no), path: f.column_path }])).values()]
    .sort((a, b) => a.block - b.block || a.number - b.number);
  const body = element('tbody');
  for (const [, row] of groupBy(facts, 'row_no')) body.append(factRow(row, columns));
  return element('div', { class: 'scroll facts', tabindex: 0 }, element('table', {}, element('thead', {}, ...headRows(columns)), body));
}

function factRow(row, columns) {
  const line = element('tr', { class: /total/.test(row[0].concept) ? 'total' : null });
  let block = null;
  for (const column of columns) {
    const inBlock = row.filter(f => f.block === column.block);
    if (column.block !== block) {
      block = column.block;
      const first = inBlock[0];
      line.append(element('th', { scope: 'row' }, first ? element('span', {}, first.item_code ? element('span', { class: 'soft' }, first.item_code + ' ') : null, first.item_name || [first.level1, first.level2].filter(Boolean).join(' / ')) : ''));
    }
    line.append(factCell(inBlock.find(f => Number(f.column_no) === column.number)));
  }
  return line;
}

function factCell(f) {
  if (!f) return element('td');
  const kind = [f.kind === 'text' ? 'text' : 'number', Number(f.checks_failed) > 0 ? 'failed' : '', f.certainty !== 'printed' ? 'doubtful' : ''];
  const cell = element('td', { class: 'fact ' + kind.filter(Boolean).join(' '), 'data-ref': refOf(f), onclick: () => chooseByHand(f) }, f.kind === 'amount' ? grouped(f.value) : f.value);
  view.cells.set(refOf(f), cell);
  return cell;
}

const chooseByHand = f => go({ d: view.d.document_id, t: f.table_no, r: f.row_no, b: f.block, c: f.column_no });

function moveInTable(event) {
  if (!view?.chosen || !document.getElementById('proof')) return;
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] || [0, 0];
  if (!dx && !dy) return;
  const cell = view.cells.get(refOf(view.chosen));
  let row = cell.parentElement, at = cell.cellIndex + dx;
  do { if (dy) row = dy > 0 ? row.nextElementSibling : row.previousElementSibling; } while (dy && row && !row.cells[at]?.dataset.ref);
  while (dx && row.cells[at] && !row.cells[at].dataset.ref) at += dx;
  const ref = row?.cells[at]?.dataset.ref;
  if (ref) { event.preventDefault(); chooseByHand(view.byRef.get(ref)); }
}

// ---- the proof of a figure -----------------------------------------------------------
function choose(f, page) {
  for (const cell of view.cells.values()) cell.classList.remove('chosen', 'kin');
  view.chosen = f;
  const checks = f ? view.data.checks.filter(c => c.fact_refs.split(' ').includes(refOf(f))) : [];
  const kin = new Set(checks.flatMap(c => c.fact_refs.split(' ')));
  for (const ref of kin) view.cells.get(ref)?.classList.add('kin');
  if (f) {
    const cell = view.cells.get(refOf(f));
    cell?.classList.add('chosen');
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  const first = view.facts.find(x => Number(x.page));
  showPage(Number(f?.page) || page || Number(first?.page) || 0, f, kin);
  document.getElementById('proof').replaceChildren(...(f ? proof(f, checks) : [element('p', { class: 'soft' }, say('pick'))]));
}

function proof(f, checks) {
  const list = element('dl');
  const entry = (word, text) => { if (text) list.append(element('dt', {}, say(word)), element('dd', {}, text)); };
  entry('item', [f.reporting_unit, f.region, f.item_code, f.item_name].filter(Boolean).join(' '));
  entry('head', f.column_path.split('/').join(' › '));
  entry('printed', f.raw);
  entry('unit', f.unit);
  entry('yuan', grouped(f.amount_cny));
  entry('concept', [f.concept, f.measure, f.phase, f.fiscal_year].filter(Boolean).join(' · '));
  entry('certainty', [f.certainty, f.note].filter(Boolean).join(': '));
  const order = { fail: 0, pass: 1, untestable: 2 };
  const equations = [...checks].sort((a, b) => order[a.outcome] - order[b.outcome]).map(equation);
  return [list, element('h2', {}, say('identities')), ...(equations.length ? equations : [element('p', { class: 'soft' }, say('noIdentity'))])];
}

// `a = b + c` is written only where the printed figures add up to what was expected.
function equation(check) {
  const operands = check.fact_refs.split(' ').map(ref => view.byRef.get(ref)).filter(Boolean);
  const shown = (f, name) => element('button', { type: 'button', onclick: () => chooseByHand(f), title: `${f.item_name} · ${f.column_path}` }, `${name ? (f.item_name || f.column_path.split('/').pop()) + ' ' : ''}${grouped(f.value)}`);
  const [total, ...rest] = operands;
  const line = element('div', { class: 'equation ' + check.outcome });
  const values = rest.map(f => exact(f.value));
  const sum = values.every(v => v !== null) ? values.reduce((a, b) => a + b, 0n) : null;
  const adds = rest.length && sum !== null && [check.expected, check.found].some(text => exact(text) === sum);
  if (adds) {
    line.append(shown(total, true), check.outcome === 'fail' ? ' ≠ ' : ' = ');
    rest.slice(0, OPERAND_LIMIT).forEach((f, i) => line.append(i ? ' + ' : '', shown(f, true)));
    if (rest.length > OPERAND_LIMIT) line.append(` + … (${rest.length - OPERAND_LIMIT})`);
  } else {
    operands.slice(0, OPERAND_LIMIT).forEach((f, i) => line.append(i ? ' · ' : '', shown(f, true)));
  }
  if (check.outcome === 'fail' || !adds) line.append(element('div', {}, `${say('expected')} ${grouped(check.expected)}, ${say('found')} ${grouped(check.found)}${check.difference ? ` (Δ ${grouped(check.difference)})` : ''}`));
  line.append(element('small', {}, `${check.outcome} · ${check.check_id} · ${check.message}`));
  return line;
}

// ---- the page as it was read -----------------------------------------------------------
const A4 = { w: 595.3, h: 841.9 };
function sheetOf(number, facts) {
  const drawn = view.data.drawn.pages?.[number];
  if (drawn) return drawn;
  const right = Math.max(...facts.map(f => Number(f.x1))), low = Math.max(...facts.map(f => Number(f.y1)));
  const lying = right > A4.w;
  return { w: Math.max(right + 30, lying ? A4.h : A4.w), h: Math.max(low + 30, lying ? A4.w : A4.h), rules: [],
    text: facts.map(f => [f.x0, f.y0, f.x1, f.y1, Math.min(9, (f.y1 - f.y0) * .7), f.raw]) };
}

function drawSheet(sheet, facts, chosen, kin) {
  const svg = element('svg', { class: 'sheet', viewBox: `0 0 ${sheet.w} ${sheet.h}`, role: 'img', 'aria-label': say('page') });
  for (const [x1, y1, x2, y2, width] of sheet.rules) svg.append(element('line', { x1, y1, x2, y2, 'stroke-width': Math.max(.4, width) }));
  for (const [x0, y0, x1, y1, size, text] of sheet.text) {
    const tall = y1 - y0 > (x1 - x0) * 1.5 && [...text].length > 1;
    svg.append(element('text', tall ? { x: x0, y: y1, 'font-size': size, transform: `rotate(90 ${x0} ${y0}) translate(0 ${y0 - y1})` }
      : { x: x0, y: y0 + (y1 - y0) / 2 + size * .36, 'font-size': size, textLength: x1 - x0, lengthAdjust: 'spacingAndGlyphs' }, text));
  }
  for (const f of facts) {
    const kind = f === chosen ? 'chosen' : kin.has(refOf(f)) ? 'kin' : Number(f.checks_failed) > 0 ? 'failed' : '';
    svg.append(element('rect', { class: 'cell ' + kind, 'data-ref': refOf(f), x: f.x0, y: f.y0, width: Math.max(1, f.x1 - f.x0), height: Math.max(1, f.y1 - f.y0), rx: 1.5, onclick: () => chooseByHand(f) },
      element('title', {}, `${f.item_name} · ${f.column_path}: ${f.value}`)));
  }
  return svg;
}

function showPage(number, chosen, kin) {
  const here = document.getElementById('page');
  if (view.data.drawn.lines) { showLines(here, chosen); return; }
  const facts = view.data.facts.filter(f => Number(f.page) === number);
  if (!number || (!facts.length && !view.data.drawn.pages?.[number])) { here.replaceChildren(element('p', { class: 'soft' }, chosen?.line ? `${say('line')} ${chosen.line}` : say('noPlace'))); return; }
  const last = Number(view.d.pages);
  const turn = (to, mark, word) => element('button', { type: 'button', 'aria-label': `${word} ${to}`, disabled: to < 1 || to > last ? '' : null, onclick: () => showPage(to, chosen, kin) }, mark);
  here.replaceChildren(element('div', { class: 'turn' }, turn(number - 1, '‹', say('page')), element('span', { class: 'small' }, `${say('page')} ${number} ${say('of')} ${last}${language === 'zh' ? ' 页' : ''}`), turn(number + 1, '›', say('page'))),
    drawSheet(sheetOf(number, facts), facts, chosen, kin));
  if (!view.data.drawn.pages) here.append(element('p', { class: 'soft small' }, say('boxes')));
}

function showLines(here, chosen) {
  const box = element('div', { class: 'lines', tabindex: 0 });
  view.data.drawn.lines.forEach((text, i) => box.append(element('div', { 'data-line': i + 1, class: Number(chosen?.line) === i + 1 ? 'chosen' : null }, text || ' ')));
  here.replaceChildren(box);
  const line = Number(chosen?.line || view.facts[0]?.line);
  if (line) box.scrollTop = box.children[line - 1].offsetTop - box.offsetTop - box.clientHeight / 3;
}

function statementList(statements) {
  if (!statements.length) return '';
  const body = element('tbody');
  for (const s of statements) body.append(element('tr', {}, element('td', {}, s.subject), element('td', { class: 'wide' }, s.measure), element('td', { class: 'number' }, `${grouped(s.value)} ${s.unit}`), element('td', { class: 'soft small' }, s.quote)));
  return element('section', {}, element('h2', {}, `${say('statements')} (${statements.length})`), element('div', { class: 'scroll facts' }, element('table', {}, element('thead', {}, element('tr', {}, element('th', {}, say('item')), element('th', { class: 'wide' }, say('measure')), element('th', {}, say('value')), element('th', {}, say('quote')))), body)));
}

// ---- charts: numbers of a picture, so here they may be binary ---------------------------
const MYRIAD = 10000;
const inMyriads = amount => (amount / MYRIAD).toLocaleString('en', { maximumFractionDigits: 1 });
// bars: [{name, value, before, state}], values in yuan.
function barChart(title, bars) {
  const top = Math.max(...bars.flatMap(b => [b.value, b.before || 0]), 1);
  const step = 38, width = 460, height = bars.length * step + 4;
  const svg = element('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title });
  bars.forEach((bar, i) => {
    const y = i * step, length = value => Math.max(1, value / top * (width - 4));
    const group = element('g', {}, element('text', { x: 0, y: y + 13 }, bar.name.length > 26 ? bar.name.slice(0, 25) + '…' : bar.name),
      element('text', { x: width, y: y + 13, 'text-anchor': 'end' }, (bar.before === undefined ? '' : inMyriads(bar.before) + ' → ') + inMyriads(bar.value)));
    if (bar.before !== undefined) group.append(element('rect', { class: 'before', x: 0, y: y + 18, width: length(bar.before), height: 5, rx: 1 }));
    group.append(element('rect', { x: 0, y: y + (bar.before === undefined ? 18 : 24), width: length(bar.value), height: bar.before === undefined ? 9 : 5, rx: 1.5 }));
    svg.append(group);
  });
  return element('figure', { class: 'card chart' }, element('figcaption', {}, title, element('div', { class: 'soft small' }, `${say('myriad')}, ${say('rounded')}`)), svg);
}

function charts(facts) {
  const here = element('div', { class: 'charts' });
  const yuan = f => Number(f.amount_cny);
  const table = id => (tablesOf.get(view.d.document_id) || []).find(t => t.table_id === id)?.table_no;
  const amounts = no => no ? facts.filter(f => f.table_no === no && f.kind === 'amount' && f.amount_cny && f.certainty !== 'ambiguous') : [];
  const summary = amounts(table('revenue_expenditure_summary'));
  const functions = summary.filter(f => f.direction === 'expenditure' && /^expenditure\.[a-z_]+$/.test(f.concept) && f.fiscal_year === view.d.fiscal_year && yuan(f) > 0);
  const first = [...new Map(functions.map(f => [f.concept, f])).values()].sort((a, b) => yuan(b) - yuan(a));
  if (first.length > 1) here.append(barChart(say('byFunction'), first.slice(0, 12).map(f => ({ name: f.item_name, value: yuan(f) }))));
  const three = [...new Map(amounts(table('three_public_expenditure')).filter(f => ['abroad', 'vehicle_purchase', 'vehicle_operation', 'reception'].includes(f.measure) || /^three_public\.(abroad|reception|vehicle\.(purchase|operation))$/.test(f.concept))
    .map(f => [f.measure + f.concept, f])).values()].filter(f => f.fiscal_year === view.d.fiscal_year);
  if (three.length) here.append(barChart(say('threePublic'), three.map(f => ({ name: /^three/.test(f.concept) ? f.item_name : f.column_path.split('/').pop(), value: yuan(f) }))));
  const before = String(Number(view.d.fiscal_year) - 1), pairs = [];
  for (const [, row] of groupBy(amounts(view.table), 'row_no')) {
    const now = row.find(f => f.fiscal_year === view.d.fiscal_year && f.measure === row[0].measure), then = row.find(f => f.fiscal_year === before && f.measure === now?.measure);
    if (now && then && yuan(now) >= 0) pairs.push({ name: now.item_name, value: yuan(now), before: yuan(then) });
  }
  if (pairs.length) here.append(barChart(`${say('byYear')}: ${before} → ${view.d.fiscal_year}`, pairs.slice(0, 12)));
  return here;
}

const MOST_CHARTS = 60;
// ---- one concept over issuers and years ---------------------------------------------------
function renderCompare(state) {
  const kept = keyFacts.filter(f => f.amount_cny);
  const label = f => f.concept || 'three_public: ' + f.measure;
  const names = [...new Set(kept.map(label))].sort();
  const concept = state.concept || (names.includes('total.expenditure') ? 'total.expenditure' : names[0]);
  const select = element('select', { id: 'concept', 'aria-label': say('concept'), onchange: event => go({ v: 'compare', concept: event.target.value }) });
  for (const name of names) select.append(element('option', { selected: name === concept ? '' : null }, name));
  const rows = kept.filter(f => label(f) === concept);
  const largest = Math.max(1, ...rows.map(f => Number(f.amount_cny)));
  const body = element('tbody');
  rows.sort((a, b) => nameOf(byId.get(a.document_id)).localeCompare(nameOf(byId.get(b.document_id)), 'zh') || a.fiscal_year - b.fiscal_year);
  for (const f of rows) {
    const bar = element('i', { class: 'good' });
    bar.style.width = Math.max(0, Number(f.amount_cny) / largest * 100) + '%';
    body.append(element('tr', {}, element('th', { scope: 'row' }, element('a', { href: addressOf({ d: f.document_id, t: f.table_no, r: f.row_no, b: f.block, c: f.column_no }) }, nameOf(byId.get(f.document_id)))),
      element('td', {}, f.fiscal_year), element('td', { class: 'wide' }, `${f.measure} ${f.phase}`), element('td', { class: 'number' }, grouped(f.amount_cny)), element('td', { class: 'wide' }, element('span', { class: 'bar' }, bar))));
  }
  // A small multiple an issuer: what is said of each year, the last document's word; of a
  // concept that stands in a row, its whole and not its parts.
  const isWhole = f => !f.concept || ['amount', 'total'].includes(f.measure);
  const multiples = element('div', { class: 'charts' });
  const ofIssuer = groupBy(rows.map(f => ({ ...f, issuer: byId.get(f.document_id)?.issuer || nameOf(byId.get(f.document_id)) })), 'issuer');
  for (const [issuer, figures] of [...ofIssuer].slice(0, MOST_CHARTS)) {
    const bars = new Map(figures.filter(f => f.fiscal_year && isWhole(f) && Number(f.amount_cny) >= 0).map(f => [`${f.fiscal_year} ${f.phase}`, Number(f.amount_cny)]));
    if (bars.size > 1) multiples.append(barChart(issuer, [...bars].sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => ({ name, value }))));
  }
  const head = element('tr', {}, ...[['issuer', ''], ['year', ''], ['measure', 'wide'], ['yuan', 'number']].map(([word, kind]) => element('th', { class: kind, scope: 'col' }, say(word))), element('th', { class: 'wide' }));
  main.replaceChildren(element('h1', {}, say('compare')), element('div', { class: 'filters' }, select), element('div', { class: 'scroll' }, element('table', {}, element('thead', {}, head), body)), multiples);
}

// ---- which of them --------------------------------------------------------------------
const main = document.getElementById('main');
function render() {
  const state = readAddress();
  const here = state.d ? 'document' : state.v || 'run';
  const link = (word, target) => element('a', { href: addressOf(target) || '#', 'aria-current': here === word ? 'page' : null }, say(word));
  document.documentElement.lang = language;
  document.getElementById('nav').replaceChildren(link('run', {}), link('findings', { v: 'findings' }), link('compare', { v: 'compare' }));
  document.getElementById('language').textContent = language === 'zh' ? 'English' : '中文';
  if (here !== 'document') view = null;
  ({ document: renderDocument, findings: renderFindings, compare: renderCompare }[here] || renderRun)(state);
}
document.getElementById('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  remember.set('extract.language', language);
  view = null;
  render();
});
addEventListener('hashchange', render);
render();
