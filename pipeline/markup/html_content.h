// HTML to lines and tables, in reading order.
//
//     <h1>2025年部门预算</h1>                     Line "2025年部门预算" (heading)
//     <p>本年收入<b>12</b>万元。</p>        -->   Line "本年收入12万元。"
//     <table><tr><td colspan=2>支出</td>...       Fragment, kCells
//
// A block element is a line; <br> ends one; white space is what a browser shows, and an
// end of line between two ideographs is none.  Left out, and counted in a note:
// scripts, styles, what is hidden, navigation, page headers and footers (visible.h).  A
// table that only arranges the page is read as the blocks in its cells (html_table.h).

#ifndef PIPELINE_MARKUP_HTML_CONTENT_H_
#define PIPELINE_MARKUP_HTML_CONTENT_H_

#include <optional>
#include <string_view>

#include "pipeline/model/content.h"

namespace budget::markup {

// The content of a page, or of a piece of one, that begins at line `first_line` of its
// source; a place is a line of the source.  `diagnostics`: what was left out
// (html-left-out), documents that the page links to (attachment), tables cut at their
// limits (table-too-large).  None if it is nested too deep to be a page.
// Cost: linear.
std::optional<PageContent> ReadHtml(std::string_view utf8, int first_line);

}  // namespace budget::markup

#endif  // PIPELINE_MARKUP_HTML_CONTENT_H_
