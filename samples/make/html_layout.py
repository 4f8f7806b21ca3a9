"""Grids and prose as a web page: spans, surroundings that are no part of the document."""
from html import escape

NAVIGATION = ["首页", "政务公开", "办事服务", "互动交流", "专题专栏"]


def table(grid):
    """A table element; blank cells are printed, merged ones have spans."""
    lines = [f"<p style='text-align:center'><strong>{escape(grid.title)}</strong></p>"]
    if grid.unit:
        lines.append(f"<p align=right>单位：{grid.unit}</p>")
    lines.append("<table border='1' cellspacing='0'><tbody>")
    for row in range(len(grid.header)):
        cells = [f"<td{spans(c)}><p>{escape(c.text)}</p></td>"
                 for r, _, c in grid.header_cells() if r == row]
        lines.append("<tr>" + "".join(cells) + "</tr>")
    for row in grid.body:
        lines.append("<tr>" + "".join(f"<td>{escape(cell) or '&nbsp;'}</td>" for cell in row) + "</tr>")
    lines.append("</tbody></table>")
    return lines + [f"<p>{escape(note)}</p>" for note in grid.notes]


def spans(cell):
    return "".join(f' {name}="{count}"' for name, count in
                   (("rowspan", cell.rows), ("colspan", cell.columns)) if count > 1)


def page(title, blocks, attachments):
    links = "".join(f"<li><a href='/{i}/'>{name}</a></li>" for i, name in enumerate(NAVIGATION))
    files = "".join(f"<p>附件：<a href='{target}'>{name}</a></p>" for name, target in attachments)
    return ["<!DOCTYPE html>", "<html><head>", "<meta charset='utf-8'>", f"<title>{title}</title>",
            "<style>td { border: 1px solid }</style>", "<script>var visits = 2025;</script>", "</head><body>",
            f"<div class='top-nav'><ul>{links}</ul></div>",
            "<div class='crumbs'>当前位置：<a href='/'>首页</a> &gt; <a href='/1/'>政务公开</a></div>",
            f"<h1>{title}</h1>", "<div id='content'>", *blocks, files, "</div>",
            "<div style='display: none'>访问量：1,024次</div>",
            "<div class='footer'>版权所有 访问10,000次</div>", "</body></html>"]


def prose(lines):
    return [f"<p>&emsp;&emsp;{escape(line)}</p>" for line in lines]
