"""Opens GeoPackages in QGIS, with the styles that lie in them, and draws them.

    python3 checks/layers_in_qgis.py FOLDER

Needs QGIS's own Python. Every folder in FOLDER is an export with a `plan.gpkg`; beside it goes the
picture that QGIS draws, `layers.png`. Fails where a layer or its style is not taken, where a rule draws
nothing that the layer has, or where a row is drawn by no rule or by several.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # noqa: E402  (the platform must be chosen before)
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

from report import check, counts  # noqa: E402

LAYERS = ["areas", "links", "routes", "places"]


def drawn_otherwise(layer, filters):
    """The rows of a layer for which not exactly one filter holds."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expressions = [QgsExpression(text) for text in filters]
    for expression in expressions:
        expression.prepare(context)
    odd = []
    for row in layer.getFeatures():
        context.setFeature(row)
        if sum(bool(expression.evaluate(context)) for expression in expressions) != 1:
            odd.append(f"row {row.id()}")
    return odd


def look(file):
    """Checks the layers of a file, and gives those that can be drawn."""
    found = []
    for name in LAYERS:
        layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        if not layer.isValid():
            continue
        what = f"{file.parent.name}: {name}"
        styled = layer.renderer() and layer.renderer().type() == "RuleRenderer"
        check(f"{what} has its style", [] if styled else ["the style was not taken"])
        if not styled:
            continue
        # Kept by name: the rules themselves end with the list that they are taken from.
        rules = [
            (rule.label(), rule.filterExpression(), rule.symbol() is not None)
            for rule in layer.renderer().rootRule().children()
        ]
        broken = [
            label
            for label, text, symbol in rules
            if not symbol or (text and QgsExpression(text).hasParserError())
        ]
        check(f"{what}: every rule has a symbol and can be read", broken)
        filters = [text or "TRUE" for _, text, _ in rules]
        check(f"{what}: every row is drawn by one rule", drawn_otherwise(layer, filters))
        found.append(layer)
    return found


def draw(layers, file, bounds):
    """Draws layers, and checks that more than the ground can be seen."""
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in reversed(layers) if layer.name() != "routes"])
    settings.setOutputSize(QSize(1400, 1000))
    settings.setOutputDpi(110)
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(bounds)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(file))
    colours = {image.pixel(x, y) for x in range(0, 1400, 5) for y in range(0, 1000, 5)}
    check(f"{file.parent.name}: there is a map", [] if len(colours) > 5 else [str(len(colours))])


def main():
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    for file in sorted(Path(sys.argv[1]).glob("*/plan.gpkg")):
        layers = look(file)
        check(f"{file.parent.name}: there are layers", [] if layers else ["none"])
        if layers:
            draw(layers, file.parent / "layers.png", layers[0].extent().buffered(0.6))
    passed, failed = counts["passed"], counts["failed"]
    print(f"layers_in_qgis.py: {passed} passed, {failed} failed", flush=True)
    # QGIS ends untidily without a screen; all that matters was said.
    os._exit(1 if failed or not passed else 0)


main()
