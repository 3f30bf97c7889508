"""The content of the comparison by ReportLab's platypus. Arguments: content as JSON, the file."""
import json
import sys

from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

content_file, fonts, out = sys.argv[1:4]
with open(content_file, encoding="utf-8") as file:
    content = json.load(file)
pdfmetrics.registerFont(TTFont("Sans", f"{fonts}/SourceSans3_400Regular.ttf"))
pdfmetrics.registerFont(TTFont("Bold", f"{fonts}/SourceSans3_700Bold.ttf"))
styles = getSampleStyleSheet()
title, body = styles["Title"], styles["BodyText"]
title.fontName, body.fontName = "Bold", "Sans"
body.fontSize, body.leading, body.spaceBefore = 10.5, 14.3, 0
story = []


def head(text):
    if story:
        story.append(PageBreak())
    story.append(Paragraph(text, title))


look = [
    ("FONT", (0, 0), (-1, -1), "Sans", 9.25),
    ("FONT", (0, 0), (-1, 0), "Bold", 8.5),
    ("LINEBELOW", (0, 0), (-1, -1), 0.75, colors.lightgrey),
    ("ALIGN", (1, 0), (5, -1), "RIGHT"),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
]
for table in content["tables"]:
    head(table["title"])
    story.append(Table([table["heads"], *table["rows"]], style=look, repeatRows=1))
for text in content["texts"]:
    head(text["title"])
    for paragraph in text["paragraphs"]:
        story.extend([Paragraph(paragraph, body), Spacer(1, 6)])
for i, chart in enumerate(content["charts"]):
    if i % 2 == 0:
        head(chart["title"])
    drawing = Drawing(480, 250)
    lines = HorizontalLineChart()
    lines.width, lines.height, lines.x, lines.y = 440, 200, 30, 20
    lines.data = [chart["values"], [chart["target"]] * len(chart["values"])]
    lines.categoryAxis.categoryNames = chart["labels"]
    drawing.add(lines)
    story.append(drawing)


def furniture(canvas, document):
    canvas.setFont("Sans", 8.5)
    canvas.drawString(54, 804, "Bench trust")
    canvas.line(54, 795, 541, 795)
    canvas.drawRightString(541, 28, f"Page {document.page}")


SimpleDocTemplate(out, pagesize=A4, topMargin=52, bottomMargin=44).build(
    story, onFirstPage=furniture, onLaterPages=furniture
)
