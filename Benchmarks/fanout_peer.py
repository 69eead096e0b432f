"""The same fan-out in Starlette: a queue for each stream, no storage, no rights. Run by fanout.py under uvicorn."""

import asyncio

from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

queues = set()


async def listen(request):
    queue = asyncio.Queue()

    async def events():
        queues.add(queue)
        try:
            yield b": forbundet\n\n"
            while True:
                yield await queue.get()
        finally:
            queues.discard(queue)

    return StreamingResponse(events(), media_type="text/event-stream")


async def post(request):
    message = b"data: " + await request.body() + b"\n\n"
    for queue in queues:
        queue.put_nowait(message)
    return Response(status_code=204)


app = Starlette(routes=[Route("/live", listen), Route("/post", post, methods=["POST"])])
