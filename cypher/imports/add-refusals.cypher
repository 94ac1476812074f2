// title: Write what an import left out
// mode: WRITE
// params: {"importId": "run-1", "rows": [{"ordinal": 1, "file": "inbox.mbox", "line": 7, "field": "Date", "value": "soon", "reason": "date"}]}
// returns: nothing
UNWIND $rows AS row
CREATE (r:ImportRefusal)
SET r = row, r.importId = $importId
