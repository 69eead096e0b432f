import GRDB
import CPQ
import NIOPosix
