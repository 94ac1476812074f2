// title: What was asked for on one day, block by block
// mode: READ
// params: {"day": 20780}
// returns: tally
MATCH (b:AuditBlock {day: $day})
RETURN b.tally AS tally
