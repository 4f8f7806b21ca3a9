// The views of the database: one row an item and year, with who published it.

#ifndef PIPELINE_FORMATS_VIEWS_H_
#define PIPELINE_FORMATS_VIEWS_H_

#include <string_view>

namespace budget::formats {

// `cell`: amounts of the tables below, with their document.  Where a table has rows of
// a department without a unit and rows of its units, only the former are there: the
// department's figures have those of its units in them.  Documents of units that were
// published on their own keep their rows: `entity` tells them apart.
//
// `expenditure`, `revenue`: from the summary by item; of a document without one, from
// the two-sided summary.  One column of figures: the total, or the only one.
// `three_public`: one row an item and year, whether the items are columns or rows.
// `finding_list`: with the document, worst first.
inline constexpr std::string_view kViews = R"sql(
CREATE VIEW cell AS
SELECT f.document_id, d.source, d.issuer, d.entity, d.report_kind, f.fiscal_year,
       f.phase, f.table_id, f.table_no, f.row_no, f.direction, f.reporting_unit,
       f.item_code, f.item_name, f.item_level, f.concept, f.measure, f.amount_cny,
       f.certainty, f.checks_failed, f.scope, f.region, f.page, f.line
FROM facts f JOIN documents d USING (document_id)
WHERE f.kind = 'amount' AND f.amount_cny IS NOT NULL
  AND (f.reporting_unit IS NULL OR NOT EXISTS (
        SELECT 1 FROM facts w
        WHERE w.document_id = f.document_id AND w.table_no = f.table_no
          AND w.kind = 'amount' AND w.reporting_unit IS NULL));

CREATE VIEW expenditure AS
SELECT * FROM cell c
WHERE c.measure IN ('total', 'amount')
  AND (c.table_id = 'expenditure_summary'
       OR (c.table_id = 'revenue_expenditure_summary' AND c.direction = 'expenditure'
           AND NOT EXISTS (SELECT 1 FROM tables t
                           WHERE t.document_id = c.document_id
                             AND t.table_id = 'expenditure_summary'
                             AND t.status = 'complete')));

CREATE VIEW revenue AS
SELECT * FROM cell c
WHERE c.measure IN ('total', 'amount')
  AND (c.table_id = 'revenue_summary'
       OR (c.table_id = 'revenue_expenditure_summary' AND c.direction = 'revenue'
           AND NOT EXISTS (SELECT 1 FROM tables t
                           WHERE t.document_id = c.document_id
                             AND t.table_id = 'revenue_summary'
                             AND t.status = 'complete')));

CREATE VIEW three_public AS
SELECT c.*,
       CASE WHEN c.measure IN ('abroad', 'reception', 'vehicle', 'vehicle_purchase',
                               'vehicle_operation') THEN c.measure
            WHEN c.measure IN ('total', 'three_public') THEN 'total'
            WHEN c.concept = 'three_public.vehicle.purchase' THEN 'vehicle_purchase'
            WHEN c.concept = 'three_public.vehicle.operation' THEN 'vehicle_operation'
            WHEN c.concept LIKE 'three_public.%' THEN substr(c.concept, 14)
            WHEN c.concept LIKE 'total.%' THEN 'total' END AS item
FROM cell c
WHERE c.table_id = 'three_public_expenditure';

CREATE VIEW finding_list AS
SELECT d.source, d.issuer, d.entity, d.fiscal_year, n.severity, n.confidence, n.kind,
       n.page, n.line, n.place, n.printed, n.suggested, n.message_zh, n.message_en,
       n.document_id, n.finding_no
FROM findings n JOIN documents d USING (document_id)
ORDER BY CASE n.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         d.source, n.finding_no;
)sql";

}  // namespace budget::formats

#endif  // PIPELINE_FORMATS_VIEWS_H_
