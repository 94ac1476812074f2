// title: Note the offers of a day
// mode: WRITE
// params: {"rows": [{"properties": {"day": 0, "writer": "none", "part": 0, "parts": 1, "targetIds": ["nobody"], "words": ["WEAK"]}}]}
// returns: nothing
UNWIND $rows AS row
CREATE (o:OffersOfDay)
SET o += row.properties
