// title: Append a block to the audit log, whose end is held
// mode: WRITE
// params: {"id": "b", "number": 1, "hash": "h", "content": "c", "day": 20780, "from": 1, "until": 2, "entries": 1, "marks": [1, 2], "tally": "[]"}
// returns: number
MATCH (h:AuditHead {id: 'audit'})
SET h.number = $number, h.hash = $hash
CREATE (:AuditBlock {id: $id, number: $number, hash: $hash, content: $content, day: $day, from: $from, until: $until, entries: $entries, marks: $marks, tally: $tally})
RETURN h.number AS number
