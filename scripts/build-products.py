"""Prints the graph in src/retrieval/rank/products-graph.ts: products of quantised passage rows with question columns.

    pip install onnx==1.19
    python3 scripts/build-products.py

rows [n, d] uint8 with zero point 128, columns [d, q] int8 -> products [n, q] int32. ONNX Runtime multiplies these some
thirty times faster than a loop in JavaScript.
"""
import base64

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

rows = helper.make_tensor_value_info("rows", TensorProto.UINT8, ["n", "d"])
columns = helper.make_tensor_value_info("columns", TensorProto.INT8, ["d", "q"])
products = helper.make_tensor_value_info("products", TensorProto.INT32, ["n", "q"])
zero = numpy_helper.from_array(np.array(128, dtype=np.uint8), "zero")
node = helper.make_node("MatMulInteger", ["rows", "columns", "zero"], ["products"])
graph = helper.make_graph([node], "products", [rows, columns], [products], [zero])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
onnx.checker.check_model(model)
print(base64.b64encode(model.SerializeToString()).decode())
